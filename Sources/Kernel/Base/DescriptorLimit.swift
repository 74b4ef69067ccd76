internal import Glibc

/// The limit of open files and connections of this process.
package enum DescriptorLimit {
    /// Now, and at the most.
    package static var current: (soft: Int, hard: Int) {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return (Int(clamping: limit.rlim_cur), Int(clamping: limit.rlim_max))
    }

    /// Allows this many, or with 0 as many as the system lets this process have.
    package static func raise(to count: Int) throws(SystemError) {
        let hard = current.hard
        var limit = rlimit(rlim_cur: rlim_t(count == 0 ? hard : count), rlim_max: rlim_t(max(count, hard)))
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            throw SystemError("allow open files:", "\(count)")
        }
    }
}
