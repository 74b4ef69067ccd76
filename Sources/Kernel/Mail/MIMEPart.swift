internal import Base
internal import Crypto

/// A piece of a mail: its own header fields, and its content in lines of ASCII (RFC 2045, 2046).
struct MIMEPart {
    let head: String
    let body: Bytes

    static func text(_ text: String, subtype: String) -> MIMEPart {
        MIMEPart(
            head: "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n",
            body: QuotedPrintable.encode(text))
    }

    static func attachment(_ attachment: Mail.Attachment) throws(MailError) -> MIMEPart {
        let type = attachment.mediaType
        guard type.utf8.count <= 120, type.contains("/"), type.utf8.allSatisfy({ $0.isVisible || $0 == 0x20 }) else {
            throw .permanent("\"\(type.oneLine)\" is no media type")
        }
        var body = Bytes()
        let digits = Bytes(attachment.content.base64.utf8)
        for start in stride(from: 0, to: digits.count, by: 76) {
            body += digits[start..<min(start + 76, digits.count)]
            body.append("\r\n")
        }
        return MIMEPart(
            head: "Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment\(attachment.name.fileNameParameters)\r\n",
            body: body)
    }

    /// Parts that belong together. The boundary cannot stand in any of them: neither encoding has `=_`.
    static func multipart(_ subtype: String, _ parts: [MIMEPart]) throws(MailError) -> MIMEPart {
        let boundary: String
        do {
            boundary = "=_" + (try SecureRandom.bytes(16)).hexadecimal
        } catch {
            throw .temporary("\(error)")
        }
        var body = Bytes()
        for part in parts {
            body.append("--\(boundary)\r\n\(part.head)\r\n")
            body += part.body
            body.append("\r\n")
        }
        body.append("--\(boundary)--\r\n")
        return MIMEPart(head: "Content-Type: multipart/\(subtype);\r\n boundary=\"\(boundary)\"\r\n", body: body)
    }
}
