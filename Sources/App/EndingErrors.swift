package import Base
package import Crypto
package import Database
package import Programme
package import Templates

// Errors that a restart cannot cure end the program with an exit code that says so, instead of a retry loop.

extension TemplateErrors: EndingError {
    package var exitCode: ExitCode { .configuration }
}

extension CryptoError: EndingError {
    package var exitCode: ExitCode { .configuration }
}

extension MigrationError: EndingError {
    package var exitCode: ExitCode { .configuration }
}

extension BackupError: EndingError {
    package var exitCode: ExitCode {
        switch self {
        case .noBackup: .usage
        case .notEmpty, .damaged: .failure
        }
    }
}

extension DatabaseError: EndingError {
    package var exitCode: ExitCode { .unavailable }
}

extension EmailAddress.Refusal: EndingError {
    package var exitCode: ExitCode { .usage }
}

extension RuleError: EndingError {
    package var exitCode: ExitCode { .usage }
}
