/// Takes a chunked body apart (RFC 9112 section 7.1) as its bytes come in, and copies none of them.
/// Takes CRLF and the bare grammar, nothing else: a lenient reader lets requests be smuggled.
/// After a refusal nothing that follows on the connection can be trusted.
package struct ChunkDecoder {
    package enum Step: Equatable {
        /// A piece of the body, as a place in the input; ask again for what follows it.
        case body(Range<Int>)
        /// The input is used up and the body goes on.
        case needsMore
        /// The body ended before the place that was handed back; what follows is the next request.
        case finished
    }

    private enum State {
        case size
        case data(left: Int)
        case returnAfterData
        case feedAfterData
        case trailers
        case finished
    }

    private var state = State.size
    private var line = ChunkSizeLine()
    private var trailerSection = TrailerSection()
    /// The remaining size of the body.
    private var allowance: Int

    package init(limit: Int) {
        allowance = limit
    }

    package var hasFinished: Bool {
        if case .finished = state { true } else { false }
    }

    /// The fields behind the body, once it has ended, without those that could change its meaning.
    package var trailers: [(name: String, value: String)] {
        trailerSection.fields
    }

    /// Reads on from `place` and moves it behind what was used, so bytes before it need not be kept.
    package mutating func next(_ input: borrowing Span<UInt8>, from place: inout Int) throws(Refusal) -> Step {
        while place < input.count {
            switch state {
            case .size:
                place += 1
                if let size = try line.take(input[place - 1]) { try begin(size) }
            case .data(let left):
                let piece = place..<place + min(left, input.count - place)
                place = piece.upperBound
                state = piece.count == left ? .returnAfterData : .data(left: left - piece.count)
                return .body(piece)
            case .returnAfterData:
                try expect("\r", input[place])
                place += 1
                state = .feedAfterData
            case .feedAfterData:
                try expect("\n", input[place])
                place += 1
                state = .size
            case .trailers:
                place += 1
                if try trailerSection.take(input[place - 1]) { state = .finished }
            case .finished:
                return .finished
            }
        }
        return hasFinished ? .finished : .needsMore
    }

    private mutating func begin(_ size: Int) throws(Refusal) {
        guard size <= allowance else { throw Refusal(.contentTooLarge, "The body is larger than this address takes.") }
        allowance -= size
        state = size == 0 ? .trailers : .data(left: size)
    }

    private func expect(_ character: Unicode.Scalar, _ byte: UInt8) throws(Refusal) {
        guard byte == UInt8(ascii: character) else {
            throw .badRequest("A chunk of the body is longer than it says.")
        }
    }
}
