import Base
import TestKit
import Testing

@testable import Mail

/// What Python's `email` module, which shares no line with ours, makes of a mail.
struct ReadMail {
    struct Part: Equatable {
        let type: String
        let name: String
        let content: Bytes

        var text: String { String(decoding: content, as: UTF8.self) }
    }

    private(set) var fields: [(name: String, value: String)] = []
    private(set) var parts: [Part] = []
    private(set) var defects: [String] = []

    init(_ mail: Mail) throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("mail.eml", String(decoding: try mail.encoded(), as: UTF8.self))
        let program = try Program("/usr/bin/python3", [testProgram("read_mail.py"), file])
        try #require(program.waitForEnd() == .exit(0), "\((try? program.errors) ?? "")")
        for line in try program.output.split(separator: "\n") {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            switch words[0] {
            case "field": fields.append((words[1], try Self.text(words[2])))
            case "part":
                let content = try #require(Bytes(base64: words[3]))
                parts.append(Part(type: words[1], name: try Self.text(words[2]), content: content))
            default: defects.append(words.dropFirst().joined(separator: " "))
            }
        }
    }

    subscript(name: String) -> String? {
        let values = fields.filter { $0.name.lowercased() == name.lowercased() }
        return values.count == 1 ? values[0].value : nil
    }

    private static func text(_ base64: String) throws -> String {
        String(decoding: try #require(Bytes(base64: base64)), as: UTF8.self)
    }
}

/// A helper of the tests that is written in Python.
func testProgram(_ name: String) -> String {
    "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Programs/\(name)"
}
