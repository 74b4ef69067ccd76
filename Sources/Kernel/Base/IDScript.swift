/// A source of ids for generated history: they carry its timestamps and are the same for the same seed.
package final class IDScript: Sendable {
    @TaskLocal static var current: IDScript?

    private struct State {
        var random: SeededRandom
        var milliseconds: Int64 = 0
        var last = IDNumber(high: 0, low: 0)
    }

    private let state: Guarded<State>

    package init(seed: UInt64) {
        state = Guarded(State(random: SeededRandom(seed: seed)))
    }

    /// All ids that the body makes come from here.
    package func run<Result>(_ body: () throws -> Result) rethrows -> Result {
        try IDScript.$current.withValue(self, operation: body)
    }

    /// From now on it is that moment, which may be before the last one.
    package func set(_ moment: Timestamp) {
        state.withLock { state in
            if moment.milliseconds < state.milliseconds { state.last = IDNumber(high: 0, low: 0) }
            state.milliseconds = moment.milliseconds
        }
    }

    func next() -> IDNumber {
        state.withLock { state in
            state.last = .make(at: state.milliseconds, behind: state.last, with: &state.random)
            return state.last
        }
    }
}
