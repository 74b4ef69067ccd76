internal import Base

/// Counts connections by address.
final class ConnectionsByAddress: Sendable {
    private let counts = Guarded<[IPAddress: Int]>([:])

    /// A place among the connections of an address, given back when it is let go.
    final class Seat: Sendable {
        private let address: IPAddress
        private let book: ConnectionsByAddress

        fileprivate init(_ address: IPAddress, _ book: ConnectionsByAddress) {
            self.address = address
            self.book = book
        }

        deinit {
            book.leave(address)
        }
    }

    /// nil when the address has as many as it may.
    func sit(_ address: IPAddress, limit: Int) -> Seat? {
        let isFree = counts.withLock { counts in
            guard counts[address, default: 0] < limit else { return false }
            counts[address, default: 0] += 1
            return true
        }
        return isFree ? Seat(address, self) : nil
    }

    private func leave(_ address: IPAddress) {
        counts.withLock { counts in
            guard let count = counts[address] else { return }
            counts[address] = count == 1 ? nil : count - 1
        }
    }
}
