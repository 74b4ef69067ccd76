internal import Base
internal import Database
internal import Glibc

/// The library between a program and the kernel that makes a disk behave badly; built once for all tests.
package enum BadDisk {
    private static let library: Result<String, any Error> = Result {
        let library = "\(Repository.root)/.build/bad-disk.so"
        let draft = "\(library).\(getpid())"
        let process = try Spawn.start(
            "/usr/bin/env",
            [
                "env", "clang", "-Wall", "-Werror", "-O1", "-shared", "-fPIC", "-o", draft,
                "\(Repository.root)/Tests/Faults/Shim/disk.c", "-ldl",
            ], environment: Environment.all)
        var status: Int32 = 0
        unsafe waitpid(process, &status, 0)
        guard ProcessEnd(status: status) == .exit(0) else { throw SystemError("clang", "disk.c", code: EINVAL) }
        try Disk.rename(draft, to: library)
        return library
    }

    package static func environment(_ root: String, _ settings: [String: String]) throws -> [String: String] {
        try ["LD_PRELOAD": library.get(), "FAULT_ROOT": root].merging(settings) { $1 }
    }
}
