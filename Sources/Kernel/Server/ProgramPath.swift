internal import Base
internal import Glibc

/// Finds a program by the name it was called by. The file may have been replaced, or a link redirected to another
/// folder, while `/proc/self/exe` still points to the old one.
enum ProgramPath {
    static func asCalled(_ name: String) -> String {
        if name.hasPrefix("/") { return name }
        if name.contains("/") { return "\(workingFolder)/\(name)" }
        let folders = (unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "").split(separator: ":")
        let candidates = folders.map { "\($0)/\(name)" }
        return candidates.first { unsafe access($0, X_OK) == 0 } ?? "/proc/self/exe"
    }

    private static var workingFolder: String {
        guard let path = unsafe getcwd(nil, 0) else { return "." }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }
}
