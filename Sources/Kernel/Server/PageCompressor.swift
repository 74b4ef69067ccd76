internal import Base
internal import CZlib
internal import HTTP

/// Compresses pages as they leave a loop, at the fastest level: a page of 40 KB becomes one of 6 for the time that it
/// takes to render it. What it needs is kept from page to page, because making it anew would cost as much again.
@safe final class PageCompressor {
    /// Below this size a page fits into few packets as it is.
    private static let floor = 8 << 10

    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        unsafe isReady = czlib_gzip_begin(stream, 1) == Z_OK
    }

    deinit {
        if isReady { unsafe deflateEnd(stream) }
        unsafe stream.deallocate()
    }

    /// Smaller where the browser takes it and it is worth it. A page that another site sent the person to stays as it
    /// is: how long it is would tell that site whether a word of its choice stands in it.
    func compress(_ response: consuming Response, for request: Request) -> Response {
        guard case .bytes(let page) = response.content, page.count >= PageCompressor.floor,
            response.status.allowsBody, response.entityTag == nil, response.fields.isPage,
            request.lists(.acceptEncoding, "gzip"), request[.secFetchSite] != "cross-site",
            let compressed = compress(page)
        else { return response }
        response.content = .bytes(compressed)
        response.fields.add("Content-Encoding", "gzip")
        response.fields.add("Vary", "Accept-Encoding")
        return response
    }

    private func compress(_ page: Bytes) -> Bytes? {
        guard isReady, unsafe deflateReset(stream) == Z_OK else { return nil }
        let compressed = unsafe Bytes(unsafeUninitializedCapacity: page.count) { buffer, count in
            unsafe page.withUnsafeBufferPointer { input in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(truncatingIfNeeded: input.count)
                unsafe stream.pointee.next_out = buffer.baseAddress
                unsafe stream.pointee.avail_out = UInt32(truncatingIfNeeded: buffer.count)
                count = unsafe deflate(stream, Z_FINISH) == Z_STREAM_END ? Int(stream.pointee.total_out) : 0
            }
        }
        return compressed.isEmpty ? nil : compressed
    }
}

extension Fields {
    /// Pages say so in their first line.
    fileprivate var isPage: Bool {
        bytes.starts(with: PageCompressor.mark)
    }
}

extension PageCompressor {
    fileprivate static let mark = Bytes("Content-Type: text/html".utf8)
}
