package import Base

/// An answer. The server adds `Date`, `Content-Length`, `Connection`, and turns it into 304, 206, 412 or 416
/// where the request asks for that and the answer carries a validator.
package struct Response: Sendable {
    package enum Content: Sendable {
        case empty
        case bytes(Bytes)
        case file(FileContent)
        /// Several runs of bytes and files, one behind the other.
        case pieces([Content])
        case stream(StreamContent)

        /// nil for a stream, which does not know.
        package var count: Int? {
            switch self {
            case .empty: 0
            case .bytes(let bytes): bytes.count
            case .file(let file): file.count
            case .pieces(let pieces): pieces.reduce(0) { $0 + ($1.count ?? 0) }
            case .stream: nil
            }
        }
    }

    package var status: Status
    package var fields = Fields()
    package var content: Content
    /// `"abc"` or `W/"abc"`, quotes included.
    package var entityTag: String?
    /// Seconds since 1970.
    package var lastModified: Int64?
    /// Close the connection behind this answer.
    package var closes = false

    package init(_ status: Status, content: Content = .empty) {
        self.status = status
        self.content = content
    }

    package static func text(_ text: String, _ status: Status = .ok) -> Response {
        bytes(Bytes(text.utf8), type: "text/plain; charset=utf-8", status)
    }

    package static func html(_ page: Bytes, _ status: Status = .ok) -> Response {
        bytes(page, type: "text/html; charset=utf-8", status)
    }

    package static func json(_ document: Bytes, _ status: Status = .ok) -> Response {
        bytes(document, type: "application/json", status)
    }

    package static func bytes(_ bytes: Bytes, type: StaticString, _ status: Status = .ok) -> Response {
        var response = Response(status, content: .bytes(bytes))
        response.fields.add("Content-Type", type)
        return response
    }

    package static func redirect(to location: String, _ status: Status = .seeOther) -> Response {
        var response = Response(status)
        response.fields.add("Location", location)
        return response
    }
}

/// A part of an open file, sent without passing through the program where the system can.
package struct FileContent: Sendable {
    package let descriptor: OwnedDescriptor
    package var offset: Int
    package var count: Int

    package init(descriptor: OwnedDescriptor, offset: Int = 0, count: Int) {
        self.descriptor = descriptor
        self.offset = offset
        self.count = count
    }
}

/// A body whose length is not known before its end: `next` is asked for a piece whenever the one before has left,
/// so that a slow reader holds neither a thread nor memory. It runs where the route runs.
package struct StreamContent: Sendable {
    package let next: @Sendable () throws -> Bytes?
    /// Asked after the last piece; HTTP/1.1 only.
    package let trailers: @Sendable () -> Fields

    package init(
        trailers: @escaping @Sendable () -> Fields = { Fields() }, next: @escaping @Sendable () throws -> Bytes?
    ) {
        self.next = next
        self.trailers = trailers
    }
}
