internal import Base

/// The lines before a part of a form (RFC 7578 section 4): which field it is, and which file.
struct PartHead {
    private(set) var name: String?
    /// Nil for a part that is no file.
    private(set) var fileName: String?
    private(set) var type: String?

    private var line = FieldLine()
    private var size = 0

    /// Whether the empty line that ends the head is complete.
    mutating func take(_ byte: UInt8, _ limits: FormLimits) throws(Refusal) -> Bool {
        size += 1
        guard size <= limits.partHead else { throw Refusal(.contentTooLarge, "The head of a part is too long.") }
        guard try line.take(byte) else { return false }
        guard line.bytes.isEmpty else {
            try endLine(limits)
            line.clear()
            return false
        }
        guard name != nil else { throw .badRequest("A part of the form has no name.") }
        return true
    }

    private mutating func endLine(_ limits: FormLimits) throws(Refusal) {
        let parts = try line.parts()
        let value = try FormFields.text(line.bytes.span.extracting(parts.value))
        switch line.bytes.span.string(parts.name).lowercased() {
        case "content-disposition":
            try takeDisposition(value, limits)
        case "content-type":
            guard type == nil else { throw .badRequest("A part of the form has two types.") }
            // An invalid type is not a reason to refuse a file: the type is only the sender's claim.
            type = MediaType(value)?.name ?? "application/octet-stream"
        case "content-transfer-encoding":
            guard ["7bit", "8bit", "binary"].contains(value.lowercased()) else {
                throw .badRequest("A part of the form is encoded in a way that is not in use any more.")
            }
        default: break
        }
    }

    /// `form-data; name="photo"; filename="me.jpg"`. A `filename*` is against RFC 7578 section 4.2 and not read.
    private mutating func takeDisposition(_ value: String, _ limits: FormLimits) throws(Refusal) {
        guard name == nil else { throw .badRequest("A part of the form has two names.") }
        var scanner = FieldScanner(value)
        guard scanner.token()?.lowercased() == "form-data", let parameters = scanner.parameters() else {
            throw .badRequest("The name of a part of the form is not well formed.")
        }
        for (parameter, value) in parameters {
            // Browsers write a quote as %22, and nothing else that a name could need.
            let value = value.replacing("%22", with: "\"")
            switch parameter {
            case "name" where !value.isEmpty: name = value
            case "filename": fileName = try PartHead.lastComponent(value)
            default: break
            }
        }
        guard name?.utf8.count ?? 0 <= limits.name else {
            throw Refusal(.contentTooLarge, "The name of a field is too long.")
        }
    }

    /// Old browsers send the whole path, and others send what they like.
    private static func lastComponent(_ path: String) throws(Refusal) -> String {
        guard !path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .badRequest("The name of a file holds a control character.")
        }
        // By bytes: to a string, a slash with a combining mark behind it is another character.
        let components = path.utf8.split(omittingEmptySubsequences: false) { "/\\".utf8.contains($0) }
        let last = components.last.map { String(Substring($0)) } ?? ""
        return last == "." || last == ".." ? "" : last
    }
}
