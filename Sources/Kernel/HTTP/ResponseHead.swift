package import Base

/// The framing of an answer's body.
package enum ResponseFraming: Equatable, Sendable {
    case length(Int)
    case chunked
    /// HTTP/1.0 without a known length: the end of the connection.
    case untilClose
    /// 1xx, 204, 304: no body, and no length either.
    case none
}

extension Array where Element == UInt8 {
    /// Appends status line and header lines. `date` is the whole `Date` line, made once a second.
    package mutating func append(
        headOf response: borrowing Response, framing: ResponseFraming, date: Bytes, keepsAlive: Bool, minorVersion: Int
    ) {
        append(statusLine: response.status)
        append(contentsOf: date)
        append(contentsOf: response.fields.bytes)
        if let tag = response.entityTag {
            append("ETag: ")
            append(tag)
            append("\r\n")
        }
        if let seconds = response.lastModified {
            append("Last-Modified: ")
            append(httpDate: seconds)
            append("\r\n")
        }
        switch framing {
        case .length(let count):
            append("Content-Length: ")
            append(decimal: count)
            append("\r\n")
        case .chunked: append("Transfer-Encoding: chunked\r\n")
        case .untilClose, .none: break
        }
        if !keepsAlive {
            append("Connection: close\r\n")
        } else if minorVersion == 0 {
            append("Connection: keep-alive\r\n")
        }
        append("\r\n")
    }

    private mutating func append(statusLine status: Status) {
        if status == .ok {
            append("HTTP/1.1 200 OK\r\n")
            return
        }
        append("HTTP/1.1 ")
        append(decimal: status.code)
        append(" ")
        append(status.reason)
        append("\r\n")
    }

    /// Appends a piece of a chunked body.
    package mutating func append(chunk: Bytes) {
        append(hexadecimal: UInt64(chunk.count))
        append("\r\n")
        append(contentsOf: chunk)
        append("\r\n")
    }

    /// Appends the end of a chunked body.
    package mutating func append(lastChunkWith trailers: Fields) {
        append("0\r\n")
        append(contentsOf: trailers.bytes)
        append("\r\n")
    }
}
