internal import Base
internal import Glibc
internal import Synchronization

/// Whether the database can be written to, as its writer last saw it. `/readyz` asks here.
package final class DatabaseHealth: Sendable {
    private let latest = Guarded<DatabaseError?>(nil)
    /// Looked at after each commit, which then takes no lock.
    private let isFailing = Atomic(false)
    private let probedAt = Atomic<Int64>(0)

    private static let probeInterval: Int64 = 1_000_000_000

    /// Why writes fail; nil while they succeed.
    package var failure: DatabaseError? {
        isFailing.load(ordering: .acquiring) ? latest.withLock { $0 } : nil
    }

    func note(_ error: any Error) {
        guard let error = error as? DatabaseError, error.kind.isOfTheDisk else { return }
        let former = latest.withLock { latest in
            defer { latest = error }
            return latest
        }
        isFailing.store(true, ordering: .releasing)
        guard former?.kind != error.kind else { return }
        Log.error("the database cannot be written to", ["cause": "\(error)"])
    }

    /// A commit has reached the disk.
    func noteSuccess() {
        guard isFailing.load(ordering: .relaxed) else { return }
        isFailing.store(false, ordering: .releasing)
        latest.withLock { $0 = nil }
        Log.info("the database can be written to again")
    }

    /// Whether writes fail and nobody has tried one within the last second.
    func isProbeDue() -> Bool {
        let last = probedAt.load(ordering: .relaxed)
        let now = Clock.monotonic
        return isFailing.load(ordering: .relaxed) && now - last >= Self.probeInterval
            && probedAt.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged
    }
}

extension DatabaseError.Kind {
    /// The disk is to blame, not the program or the data: the same write may succeed later.
    package var isOfTheDisk: Bool { [.full, .readOnly, .inputOutput].contains(self) }

    /// What the error of a system call means for data; nil where it says nothing about the disk.
    package init?(errno code: Int32) {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: self = .full
        case EROFS, EACCES: self = .readOnly
        case EIO: self = .inputOutput
        default: return nil
        }
    }
}
