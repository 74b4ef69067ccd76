internal import Base

/// The source of a template. Errors refer to it.
final class SourceFile: Sendable {
    /// The path within the folder of templates: `leads/index.html`.
    let name: String
    let bytes: Bytes
    /// Ends with a slash; empty for a file at the top level.
    let folder: String

    init(name: String, bytes: Bytes) {
        self.name = name
        self.bytes = bytes
        folder = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(name[...$0]) } ?? ""
    }

    /// Only `.html` is escaped and checked as HTML; `.txt` is written unchanged.
    var isHTML: Bool { name.hasSuffix(".html") }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The line of an offset, counted from one, and where it lies.
    func line(at offset: Int) -> (number: Int, range: Range<Int>) {
        let newline = UInt8(ascii: "\n")
        let number = bytes[..<offset].count(where: { $0 == newline }) + 1
        let start = (bytes[..<offset].lastIndex(of: newline) ?? -1) + 1
        let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
        return (number, start..<end)
    }
}

/// A place in a template that an error may point at.
struct Mark {
    let file: SourceFile
    let range: Range<Int>

    func error(_ message: String) -> TemplateError {
        TemplateError(message, in: file, at: range)
    }
}
