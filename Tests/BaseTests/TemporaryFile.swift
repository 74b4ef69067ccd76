internal import CLinux
import Testing

/// A file that is gone with the test.
final class TemporaryFile {
    let path: String

    init(_ content: String) throws {
        let pattern = Array("/tmp/portico-test-XXXXXX".utf8CString)
        var name = pattern
        let descriptor = unsafe mkstemp(&name)
        try #require(descriptor >= 0)
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let bytes = Array(content.utf8)
        try #require(unsafe write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
    }

    deinit {
        unsafe unlink(path)
    }
}
