import Base
import CZlib
import Glibc

@testable import HTTP
@testable import Server

/// Asking for public files without a socket.
enum StaticRequest {
    enum Problem: Error { case notInMemory, notInFile, truncated }

    static func get(_ target: String, accepting codings: String? = nil) throws -> Request {
        let bytes = Bytes((codings ?? "").utf8)
        var head = RequestHead()
        if codings != nil {
            head.fields = [RequestHead.Field(name: Slice(0..<0), value: Slice(0..<bytes.count))]
            head.places[Int(KnownField.acceptEncoding.rawValue)] = 1
        }
        let request = Request()
        request.adopt(head, bytes: bytes.span)
        try request.path.parse(Bytes(target.utf8).span)
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
