import Base

@testable import HTTP

/// What a decoder makes of bytes.
struct Verdict: Equatable {
    var events: [WebSocketDecoder.Event] = []
    var failure: WebSocketFailure?

    init(events: [WebSocketDecoder.Event]) {
        self.events = events
    }

    init(_ bytes: Bytes, pieces: Int = .max, decoder: WebSocketDecoder = WebSocketDecoder()) {
        var decoder = decoder
        var start = 0
        while start < bytes.count {
            let end = start + min(pieces, bytes.count - start)
            let piece = Bytes(bytes[start..<end])
            do {
                var position = 0
                while let event = try decoder.next(in: piece.span, at: &position) { events.append(event) }
            } catch {
                failure = error
                return
            }
            start = end
        }
    }
}
