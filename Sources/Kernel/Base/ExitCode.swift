/// The exit code of a command, with the numbers of `sysexits.h` that service managers and scripts know.
package struct ExitCode: RawRepresentable, Equatable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static let success = ExitCode(rawValue: 0)
    /// The command ran and found something wrong.
    package static let failure = ExitCode(rawValue: 1)
    /// The command line was not understood.
    package static let usage = ExitCode(rawValue: 64)
    /// Something that is needed is not to be had: a port, a folder, a database.
    package static let unavailable = ExitCode(rawValue: 69)
    /// A fault of the program.
    package static let `internal` = ExitCode(rawValue: 70)
    /// An option is wrong.
    package static let configuration = ExitCode(rawValue: 78)
}

/// An error that knows how the program that meets it should end.
package protocol ExitError: Error {
    var exitCode: ExitCode { get }
}

extension SystemError: ExitError {
    package var exitCode: ExitCode { .unavailable }
}
