internal import Base
internal import Glibc

/// The folder that holds all that Portico keeps, and those in it that the program needs.
enum DataFolder {
    /// Where request bodies wait that are too large for memory.
    static func spool(_ configuration: Configuration) -> String { configuration.data + "/spool" }

    /// Makes what is missing. It holds personal data: nobody else on the machine may look.
    static func prepare(_ configuration: Configuration) throws(SystemError) {
        for folder in [configuration.data, spool(configuration)] {
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemError("make folder", folder) }
        }
        guard unsafe access(configuration.data, R_OK | W_OK | X_OK) == 0 else {
            throw SystemError("write to folder", configuration.data)
        }
    }
}
