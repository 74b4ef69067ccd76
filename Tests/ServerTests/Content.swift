import Base
import CLinux
import Glibc
import HTTP

/// Much content of which no part is like another.
enum Content {
    private static let block = 4096

    static func bytes(_ count: Int) -> Bytes {
        var random = SystemRandomNumberGenerator()
        let start = (0..<block / 8).map { _ in random.next() }
        var bytes = Bytes()
        bytes.reserveCapacity(count + block)
        var numbers = start
        while bytes.count < count {
            numbers[0] = UInt64(bytes.count)
            unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        }
        return Bytes(bytes.prefix(count))
    }

    /// A file without a name that holds these bytes.
    static func file(_ bytes: Bytes) throws -> FileContent {
        let raw = unsafe clinux_memory_file("content")
        guard raw >= 0 else { throw SystemError("memfd_create") }
        let file = OwnedDescriptor(raw)
        guard unsafe write(raw, bytes, bytes.count) == bytes.count else { throw SystemError("write") }
        return FileContent(descriptor: file, count: bytes.count)
    }
}
