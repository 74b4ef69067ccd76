internal import Base
internal import HTTP

/// How many bytes of large bodies are on their way in, in all and from each address.
final class BodyLedger: Sendable {
    private struct State {
        var total = 0
        var byAddress: [String: Int] = [:]
    }

    private let state = Guarded(State())

    /// What one body takes up, given back when it is let go.
    final class Share {
        private let ledger: BodyLedger
        private let address: String
        private var count = 0

        fileprivate init(_ ledger: BodyLedger, _ address: String) {
            self.ledger = ledger
            self.address = address
        }

        /// Grows to this many bytes, unless that is more than there is room for.
        func grow(to count: Int, _ settings: ServerSettings) throws(Refusal) {
            guard count > self.count else { return }
            try ledger.take(count - self.count, for: address, settings)
            self.count = count
        }

        deinit {
            ledger.giveBack(count, of: address)
        }
    }

    func share(of address: String) -> Share {
        Share(self, address)
    }

    private func take(_ count: Int, for address: String, _ settings: ServerSettings) throws(Refusal) {
        let isExempt = settings.exemptsLoopback && IPAddress(address)?.isLoopback == true
        let refusal: Refusal? = state.withLock { state in
            let own = state.byAddress[address, default: 0] + count
            guard state.total + count <= settings.bodySpace else { return .noSpaceForBodies }
            guard isExempt || own <= settings.bodySpacePerAddress else { return .tooMuchFromAddress }
            state.total += count
            state.byAddress[address] = own
            return nil
        }
        if let refusal { throw refusal }
    }

    private func giveBack(_ count: Int, of address: String) {
        state.withLock { state in
            state.total -= count
            let own = state.byAddress[address, default: 0] - count
            state.byAddress[address] = own > 0 ? own : nil
        }
    }
}

extension Refusal {
    fileprivate static let noSpaceForBodies = retryLater(
        .serviceUnavailable, "Too much is being uploaded just now. Please try again.")
    fileprivate static let tooMuchFromAddress = retryLater(
        .tooManyRequests, "Too much is being uploaded from this address just now. Please try again.")
}

extension Framing {
    /// The length that the head gives; 0 where it gives none.
    var announced: Int {
        if case .length(let count) = self { count } else { 0 }
    }
}
