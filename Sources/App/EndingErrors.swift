package import Base
package import Crypto
package import Database
package import Programme
package import Templates

// Errors that a restart cannot cure end the program with an exit code that says so, instead of a retry loop.

extension ConfigurationError: ExitError {
    var exitCode: ExitCode { isUsage ? .usage : .configuration }
}

extension TemplateErrors: ExitError {
    package var exitCode: ExitCode { .configuration }
}

extension CryptoError: ExitError {
    package var exitCode: ExitCode { .configuration }
}

extension MigrationError: ExitError {
    package var exitCode: ExitCode { .configuration }
}

extension BackupError: ExitError {
    package var exitCode: ExitCode {
        switch self {
        case .noBackup: .usage
        case .notEmpty, .damaged: .failure
        }
    }
}

extension DatabaseError: ExitError {
    package var exitCode: ExitCode { .unavailable }
}

extension EmailAddress.Refusal: ExitError {
    package var exitCode: ExitCode { .usage }
}

extension RuleError: ExitError {
    package var exitCode: ExitCode { .usage }
}
