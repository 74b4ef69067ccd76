/// How a command ended, in the numbers of `sysexits.h` that service managers and scripts know.
package enum ExitCode: Int32, Sendable {
    case success = 0
    /// The command ran and found something wrong.
    case failure = 1
    /// The command line was not understood.
    case usage = 64
    /// Something that is needed is not to be had: a port, a folder, a database.
    case unavailable = 69
    /// A fault of the program.
    case `internal` = 70
    /// An option is wrong.
    case configuration = 78
}

/// An error that knows how the program that meets it should end.
package protocol EndingError: Error {
    var exitCode: ExitCode { get }
}

extension SystemError: EndingError {
    package var exitCode: ExitCode { .unavailable }
}

extension ConfigurationError: EndingError {
    package var exitCode: ExitCode { isUsage ? .usage : .configuration }
}
