internal import Glibc

/// The two clocks of the machine: one for deadlines, one for dates.
package enum Clock {
    /// Nanoseconds that only ever grow: for durations and deadlines.
    @inline(__always)
    package static var monotonic: Int64 {
        read(CLOCK_MONOTONIC)
    }

    /// Milliseconds since 1970 in UTC: for what is stored and shown.
    package static var now: Int64 {
        read(CLOCK_REALTIME) / 1_000_000
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
