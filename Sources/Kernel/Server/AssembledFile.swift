internal import Base

/// The bytes of a public file. A stylesheet or script may name others beside it, a line each: `@import "base.css";`
/// or `import "./menu.js";`. They are put in place of their lines, so that a page asks once for all of them.
struct AssembledFile {
    enum Problem: Error, Equatable, CustomStringConvertible {
        case missing(String, in: String)
        case notAlone(String, in: String)

        var description: String {
            switch self {
            case .missing(let part, let name): "\(name) names \(part), and there is no such file"
            case .notAlone(let part, let name):
                "\(name) names \(part), which imports or exports: only a file that stands alone can be put into another"
            }
        }
    }

    let bytes: Bytes
    /// Detects changes: the stamps of the file and its parts, by name in the folder.
    let stamps: [String: DiskFile.Stamp]
    /// The open file with these bytes; nil if they were assembled.
    let file: OwnedDescriptor?

    /// Finds the file and what it names among the files of the public folder.
    init(_ name: String, among files: [String: String]) throws {
        let whole = try AssembledFile.open(name, named: name, among: files)
        let text = try whole.read()
        let kind = Kind(ofFile: name)
        let parts = kind.map { AssembledFile.parts(of: text, $0) } ?? []
        guard let kind, !parts.isEmpty else {
            (bytes, stamps, file) = (text, [name: whole.stamp], whole.descriptor)
            return
        }
        let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
        var bytes = Bytes()
        var stamps = [name: whole.stamp]
        var end = 0
        for part in parts {
            let source = try AssembledFile.open(folder + part.name, named: name, among: files)
            let content = try source.read()
            guard kind.standsAlone(content) else { throw Problem.notAlone(folder + part.name, in: name) }
            stamps[folder + part.name] = source.stamp
            bytes += text[end..<part.line.lowerBound]
            // Each script was a module with its own names; in a block it still is.
            bytes += kind == .script ? "{\n".utf8 + content + "}\n".utf8 : content
            end = part.line.upperBound
        }
        bytes += text[end...]
        (self.bytes, self.stamps, file) = (bytes, stamps, nil)
    }

    /// Whether nothing that it is made of has changed.
    static func isUnchanged(_ stamps: [String: DiskFile.Stamp], among files: [String: String]) throws -> Bool {
        for (name, stamp) in stamps {
            guard let path = files[name], try DiskFile(path).stamp == stamp else { return false }
        }
        return true
    }

    private static func open(_ part: String, named name: String, among files: [String: String]) throws -> DiskFile {
        guard let path = files[part] else { throw Problem.missing(part, in: name) }
        return try DiskFile(path)
    }

    private enum Kind {
        case style, script

        init?(ofFile name: String) {
            if name.hasSuffix(".css") {
                self = .style
            } else if name.hasSuffix(".js") {
                self = .script
            } else {
                return nil
            }
        }

        var opening: StaticString { self == .style ? "@import \"" : "import \"./" }

        func standsAlone(_ content: Bytes) -> Bool {
            let words: [StaticString] = self == .style ? ["@import"] : ["import ", "import{", "export ", "export{"]
            return !lines(of: content).contains { line in
                words.contains { content[line].starts(with: $0.description.utf8) }
            }
        }
    }

    /// The lines that include other files. Anything else, such as a remote address, is left unchanged.
    private static func parts(of text: Bytes, _ kind: Kind) -> [(name: String, line: Range<Int>)] {
        let opening = Bytes(kind.opening.description.utf8)
        return lines(of: text).compactMap { line in
            guard text[line].starts(with: opening) else { return nil }
            let name = text[line].dropFirst(opening.count).prefix { $0 != UInt8(ascii: "\"") }
            let rest = text[name.endIndex..<line.upperBound].filter { $0 != UInt8(ascii: "\n") }
            guard rest.elementsEqual("\";".utf8), !name.contains(UInt8(ascii: ":")) else { return nil }
            return (String(decoding: name, as: UTF8.self), line)
        }
    }

    /// Each with the end of its line.
    private static func lines(of text: Bytes) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
            lines.append(start..<end)
            start = end
        }
        return lines
    }
}
