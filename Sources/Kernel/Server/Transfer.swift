internal import Base
internal import CLinux
internal import Glibc

/// The result of reading or writing.
enum Transfer {
    case done(Int)
    case wantsRead
    case wantsWrite
    /// The other side will send nothing more.
    case ended
    case failed

    /// Of a system call's result; `isRead` tells what its "not now" waits for and that zero means the end.
    init(_ result: Int, isRead: Bool) {
        if result > 0 || result == 0 && !isRead {
            self = .done(result)
        } else if result == 0 {
            self = .ended
        } else if errno == EAGAIN || errno == EINTR {
            self = isRead ? .wantsRead : .wantsWrite
        } else {
            self = .failed
        }
    }
}

/// A connected socket, in clear or under TLS.
struct Transport {
    let descriptor: Int32
    var tls: TLSSession?

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        if let tls { return unsafe tls.read(into: buffer) }
        return unsafe Transfer(recv(descriptor, buffer.baseAddress, buffer.count, 0), isRead: true)
    }

    /// `hasMore`: another write follows at once, so that the two may share a packet.
    func write(_ bytes: UnsafeRawBufferPointer, hasMore: Bool = false) -> Transfer {
        if let tls { return unsafe tls.write(bytes) }
        let flags = Int32(MSG_NOSIGNAL) | (hasMore ? Int32(MSG_MORE) : 0)
        return unsafe Transfer(Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags), isRead: false)
    }

    /// Two pieces with one system call. Under TLS the second is left for the next call.
    func write(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Transfer {
        guard tls == nil else { return unsafe write(first) }
        let pieces: InlineArray<2, iovec> = unsafe [
            iovec(iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress), iov_len: first.count),
            iovec(iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress), iov_len: second.count),
        ]
        return unsafe pieces.span.withUnsafeBufferPointer { pieces in
            unsafe Transfer(writev(descriptor, pieces.baseAddress, 2), isRead: false)
        }
    }

    /// A part of a file: by the system itself in clear, through a buffer under TLS.
    func send(_ file: Int32, offset: Int, count: Int, buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        guard let tls else {
            var place = off_t(offset)
            return unsafe Transfer(sendfile(descriptor, file, &place, count), isRead: false)
        }
        let got = unsafe pread(file, buffer.baseAddress, min(count, buffer.count), off_t(offset))
        guard got > 0 else { return .failed }
        return unsafe tls.write(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
    }
}
