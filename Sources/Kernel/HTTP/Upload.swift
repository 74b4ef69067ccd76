package import Base

/// A file that came with a form: a part of the request's body, never a copy of it.
package struct Upload: Sendable {
    package enum Content: Sendable {
        case memory(ArraySlice<UInt8>)
        case file(FileContent)
    }

    /// The field of the form.
    package let name: String
    /// The last component of the name that the file had, for people to read. It may be empty and it is no path.
    package let fileName: String
    /// The type claimed by the sender, in lower case and without parameters. Check the bytes before relying on it.
    package let type: String
    package let content: Content

    package var count: Int {
        switch content {
        case .memory(let bytes): bytes.count
        case .file(let file): file.count
        }
    }

    package static let pieceSize = 1 << 18

    /// What begins there, as far as one piece goes: memory need not hold the file.
    package func piece(at place: Int) throws -> Bytes {
        switch content {
        case .memory(let bytes): Bytes(bytes.dropFirst(place).prefix(Upload.pieceSize))
        case .file(let file): try file.read(at: place, atMost: Upload.pieceSize)
        }
    }

    /// The whole file in memory: for small ones.
    package func bytes() throws -> Bytes {
        switch content {
        case .memory(let bytes): Bytes(bytes)
        case .file(let file): try file.read()
        }
    }
}
