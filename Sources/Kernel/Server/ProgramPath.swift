internal import Base
internal import Glibc

/// Where a program is found under the name that it was called by. The file there may be replaced, or a link there
/// turned to another folder, while `/proc/self/exe` keeps to the old one.
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
