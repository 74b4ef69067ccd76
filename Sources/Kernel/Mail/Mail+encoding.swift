package import Base

extension Mail {
    /// The mail as it goes over the wire (RFC 5322): ASCII, in lines of well under 998 characters that end in CR LF.
    package func encoded() throws(MailError) -> Bytes {
        guard !to.isEmpty else { throw .permanent("a mail is for somebody") }
        let content = try content()
        var mail = Bytes()
        mail.append(field: "Date", MailDate.text(date))
        mail.append(field: "From", from.headerText)
        mail.append(field: "To", to.map(\.headerText).joined(separator: ",\r\n "))
        if let replyTo {
            mail.append(field: "Reply-To", replyTo.headerText)
        }
        mail.append(field: "Subject", subject.headerText)
        mail.append(field: "Message-ID", id.text)
        if let inReplyTo {
            mail.append(field: "In-Reply-To", inReplyTo.text)
            mail.append(field: "References", inReplyTo.text)
        }
        for field in fields {
            mail.append(field: field.name, field.value.replacing(" ", with: "\r\n "))
        }
        mail.append(field: "MIME-Version", "1.0")
        mail.append(content.head)
        mail.append("\r\n")
        return mail + content.body
    }

    /// The text, the same as HTML for those who can show it, and the files beside them.
    private func content() throws(MailError) -> MIMEPart {
        var content = MIMEPart.text(text, subtype: "plain")
        if let html {
            content = try .multipart("alternative", [content, .text(html, subtype: "html")])
        }
        guard !attachments.isEmpty else { return content }
        var parts = [content]
        for attachment in attachments {
            parts.append(try .attachment(attachment))
        }
        return try .multipart("mixed", parts)
    }
}

extension Array where Element == UInt8 {
    fileprivate mutating func append(field name: String, _ value: String) {
        append("\(name): \(value)\r\n")
    }
}
