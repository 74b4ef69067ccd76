package import Base
internal import Glibc

extension FileContent {
    /// The bytes at a place of this part of the file; fewer than asked for only at its end.
    package func read(at place: Int = 0, atMost limit: Int = .max) throws -> Bytes {
        let wanted = min(limit, count - place)
        return try unsafe Bytes(unsafeUninitializedCapacity: max(0, wanted)) { buffer, done in
            while done < wanted {
                let target = unsafe buffer.baseAddress?.advanced(by: done)
                let got = unsafe pread(descriptor.raw, target, wanted - done, offset + place + done)
                if got < 0, errno == EINTR { continue }
                guard got >= 0 else { throw SystemError("pread") }
                guard got > 0 else {
                    throw SystemError("pread", "a spooled file that is shorter than it was", code: EIO)
                }
                done += got
            }
        }
    }
}

extension Body {
    /// The whole body in memory: for what the route's limit keeps small.
    package func bytes() throws -> Bytes {
        switch self {
        case .empty: []
        case .memory(let bytes): bytes
        case .file(let file): try file.content.read()
        }
    }
}

extension SpooledFile {
    package var content: FileContent {
        FileContent(descriptor: descriptor, count: count)
    }
}
