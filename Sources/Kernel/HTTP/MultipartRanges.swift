package import Base

/// The layout of several ranges in one answer (RFC 9110 section 14.6): each header followed by its range, and the
/// closing delimiter.
package struct MultipartRanges: Sendable {
    package let heads: [Bytes]
    package let end: Bytes
    /// The `Content-Type` of the answer.
    package let contentType: String
    /// The length of the answer's content.
    package let count: Int

    /// The boundary must not occur in the content: a long random word will not.
    package init(_ parts: [Range<Int>], of count: Int, type: String?, boundary: String) {
        heads = parts.map { part in
            var head = Bytes()
            head.append("\r\n--\(boundary)\r\n")
            if let type { head.append("Content-Type: \(type)\r\n") }
            head.append("Content-Range: \(RangeSet.contentRange(part, of: count))\r\n\r\n")
            return head
        }
        end = Bytes("\r\n--\(boundary)--\r\n".utf8)
        contentType = "multipart/byteranges; boundary=\(boundary)"
        self.count = zip(heads, parts).reduce(end.count) { $0 + $1.0.count + $1.1.count }
    }
}
