import Base
import CZlib
import Glibc

@testable import HTTP
@testable import Server

/// Asking for public files without a socket.
enum StaticRequest {
    enum Problem: Error { case notInMemory, notInFile, truncated }

    static func get(_ target: String, accepting codings: String? = nil) throws -> Request {
        let head = Bytes(
            "GET \(target) HTTP/1.1\r\nHost: a\r\n\(codings.map { "Accept-Encoding: \($0)\r\n" } ?? "")\r\n".utf8)
        let request = Request()
        var parser = HeadParser()
        _ = try parser.parse(head.span, into: &request.head, limits: HeadLimits())
        request.adopt(head.span)
        try request.path.parse(head.span.extracting(request.head.path.range))
        return request
    }

    static func status(_ files: StaticFiles, _ target: String) -> Int {
        do {
            return try files.response(for: get(target)).status.code
        } catch {
            return (error as? Refusal)?.status.code ?? 0
        }
    }

    static func gunzip(_ bytes: Bytes) -> Bytes {
        var stream = unsafe z_stream()
        _ = unsafe czlib_gunzip_begin(&stream)
        defer { unsafe inflateEnd(&stream) }
        return unsafe Bytes(unsafeUninitializedCapacity: 1 << 20) { buffer, count in
            unsafe bytes.withUnsafeBufferPointer { input in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(buffer.count)
                count = unsafe inflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
            }
        }
    }

    static func read(_ file: FileContent) throws -> Bytes {
        var bytes = Bytes(repeating: 0, count: file.count)
        guard unsafe pread(file.descriptor.raw, &bytes, file.count, off_t(file.offset)) == file.count else {
            throw Problem.truncated
        }
        return bytes
    }
}

extension StaticFiles {
    /// With all compressed forms made, as a server has them a moment after its start.
    static func ready(folder: String, dataFolder: String?, isDevelopment: Bool = false) throws -> StaticFiles {
        let files = try StaticFiles(folder: folder, dataFolder: dataFolder, isDevelopment: isDevelopment)
        files.compress()
        return files
    }
}
