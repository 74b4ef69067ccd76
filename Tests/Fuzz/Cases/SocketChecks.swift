internal import Base
internal import HTTP

@Sendable func checkWebSocket(_ bytes: Bytes) throws {
    try requireSameInPieces(bytes) { size in SocketOutcome(bytes, pieces: size) }
}

private struct SocketOutcome: Equatable {
    var events: [WebSocketDecoder.Event] = []
    var failure: WebSocketFailure?

    init(_ bytes: Bytes, pieces: Int) {
        var decoder = WebSocketDecoder(messageLimit: 1 << 12, fragmentLimit: 16)
        var start = 0
        do throws(WebSocketFailure) {
            while start < bytes.count {
                let piece = Bytes(bytes[start...].prefix(pieces))
                var place = 0
                while let event = try decoder.next(in: piece.span, at: &place) { events.append(event) }
                start += piece.count
            }
        } catch {
            failure = error
        }
    }
}
