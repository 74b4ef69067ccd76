internal import Base

/// The SHA-256 of a file, which is its name.
package struct FileHash: Hashable, Sendable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package let text: String

    init(digest: Bytes) {
        text = digest.hexadecimal
    }

    package init?(_ text: String) {
        let isDigit = { (byte: UInt8) in byte.hexValue != nil && byte.lowercased == byte }
        guard text.utf8.count == 64, text.utf8.allSatisfy(isDigit) else { return nil }
        self.text = text
    }

    package var description: String { text }
}

extension FileHash: DatabaseValue {
    package var stored: StoredValue { .text(text) }

    package static func read(_ row: inout Row) throws -> FileHash {
        guard let hash = try FileHash(row.text()) else { throw row.unexpected("a file's hash") }
        return hash
    }
}

/// A file that is on disk, whatever happens.
package struct StoredFile: Equatable, Sendable {
    package let hash: FileHash
    package let size: Int64
}
