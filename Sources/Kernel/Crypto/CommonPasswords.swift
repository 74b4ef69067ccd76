internal import Base
internal import CCommonPasswords

/// The 10,000 most common passwords of 12 characters and more, made by `.ci/common-passwords`: what was seen in leaks,
/// rows of keys, and what people make of a short common one to make it longer.
///
/// The list is text, a line of ten hexadecimal digits each, sorted. A password that is not on it looks as if it were
/// once in a hundred million times.
enum CommonPasswords {
    static let digits = 10
    private static let line = digits + 1

    static var count: Int { ccommon_passwords_size() / line }

    /// In either case of letters.
    static func contains(_ password: String) -> Bool {
        let wanted = Bytes(Digest.sha256(Bytes(password.lowercased().utf8)).hexadecimal.utf8.prefix(digits))
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if entry(middle).lexicographicallyPrecedes(wanted) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < count && entry(low) == wanted
    }

    static func entry(_ index: Int) -> Bytes {
        unsafe Bytes(UnsafeBufferPointer(start: ccommon_passwords_text() + index * line, count: digits))
    }
}
