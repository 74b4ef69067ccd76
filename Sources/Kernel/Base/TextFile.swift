internal import CLinux
internal import Glibc

/// A small file that is read whole: configuration, a secret, a certificate.
package enum TextFile {
    private static let limit = 1 << 20

    package static func read(_ path: String) throws(SystemError) -> String {
        guard let text = String(validating: try bytes(path), as: UTF8.self) else {
            throw SystemError("read", path, code: EILSEQ)
        }
        return text
    }

    package static func bytes(_ path: String) throws(SystemError) -> Bytes {
        let raw = unsafe clinux_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard raw >= 0 else { throw SystemError("open", path) }
        let file = OwnedDescriptor(raw)
        var content = Bytes()
        var piece = Bytes(repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe Glibc.read(file.raw, &piece, piece.count)
            guard count >= 0 else { throw SystemError("read", path) }
            guard count > 0 else { break }
            content += piece[..<count]
            guard content.count <= limit else { throw SystemError("read", path, code: EFBIG) }
        }
        return content
    }
}

extension StringProtocol {
    /// The text without white space at either end.
    package var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
