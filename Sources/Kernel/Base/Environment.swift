internal import CLinux
internal import Glibc

/// The environment of the process. It is changed only at start, before there is a second thread.
package enum Environment {
    package static var all: [String: String] {
        var variables: [String: String] = [:]
        guard var place = unsafe clinux_environment() else { return variables }
        while let entry = unsafe place.pointee {
            let pieces = unsafe String(cString: entry).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pieces.count == 2 {
                variables[String(pieces[0])] = String(pieces[1])
            }
            unsafe place += 1
        }
        return variables
    }

    /// Reads a variable that is meant for this process alone, and removes it, so that no child takes it for its own.
    package static func take(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        defer { unsafe unsetenv(name) }
        return unsafe String(cString: value)
    }
}
