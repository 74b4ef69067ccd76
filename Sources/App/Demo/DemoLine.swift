internal import Base

/// A bounded queue between two threads; the producer waits while it is full.
final class DemoLine<Piece: Sendable>: Sendable {
    private struct State {
        var pieces: [Piece] = []
        var end: Result<Void, any Error>?
        var isLeft = false
    }

    private static var enough: Int { 16 }

    private let state = Guarded(State())

    /// Returns false once the consumer has stopped.
    func add(_ piece: Piece) -> Bool {
        let isLeft = state.wait { state in
            state.isLeft || state.pieces.count < Self.enough ? state.isLeft : nil
        }
        state.change { $0.pieces.append(piece) }
        return !isLeft
    }

    /// No more come, or making them has failed.
    func end(_ result: Result<Void, any Error>) {
        state.change { $0.end = result }
    }

    /// Nil behind the last.
    func next() throws -> Piece? {
        let (piece, end) = state.wait { state -> (Piece?, Result<Void, any Error>?)? in
            guard state.pieces.isEmpty else { return (state.pieces.removeFirst(), nil) }
            return state.end.map { (nil, $0) }
        }
        // Lets go on who waits for room.
        state.change { _ in }
        try end?.get()
        return piece
    }

    /// Nobody takes any more.
    func leave() {
        state.change { $0.isLeft = true }
    }
}
