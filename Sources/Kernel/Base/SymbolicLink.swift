internal import Glibc

package enum SymbolicLink {
    /// Returns the target of a symbolic link.
    package static func target(of path: String) throws(SystemError) -> String {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink(path, &target, target.count)
        guard count >= 0 else { throw SystemError("readlink", path) }
        return String(decoding: target.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
