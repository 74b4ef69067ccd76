package import Base
package import Crypto
package import Database
package import Templates

// What a restart cannot heal ends the program with a code that says so, instead of trying again and again.

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
    package var exitCode: ExitCode { .failure }
}

extension DatabaseError: EndingError {
    package var exitCode: ExitCode { .unavailable }
}
