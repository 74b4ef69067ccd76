/// Password rules: long, and not among the first guesses. Any characters are allowed.
package enum PasswordRules {
    package static let shortest = 12

    package enum Refusal: Equatable, Sendable {
        case tooShort, tooLong, isEmail, isName, isCompany, isCommon
    }

    /// Why this password is refused for this user; nil if it is acceptable. `companies` are names that are publicly
    /// linked to them.
    package static func refusal(
        of password: String, email: String, name: String, companies: [String] = []
    ) -> Refusal? {
        guard password.count >= shortest else { return .tooShort }
        guard password.utf8.count <= PasswordHash.longestPassword else { return .tooLong }
        let bare = password.bare
        guard bare != email.bare, bare != email.prefix(while: { $0 != "@" }).bare else { return .isEmail }
        guard bare != name.bare else { return .isName }
        guard !companies.contains(where: { isMostly($0, password) }) else { return .isCompany }
        return CommonPasswords.contains(password) ? .isCommon : nil
    }

    /// Whether a name, or words of it, make up half of the password or more.
    private static func isMostly(_ name: String, _ password: String) -> Bool {
        let letters = password.letters
        guard !letters.isEmpty else { return false }
        let words = name.split { !$0.isLetter && !$0.isNumber }.map(\.letters).filter { $0.count >= shortestWord }
        let whole = name.letters
        let names = (whole.count >= shortestWord ? [whole] : []) + words.sorted { $0.count > $1.count }
        let rest = names.reduce(letters) { $0.replacing($1, with: "") }
        return rest.count * 2 <= letters.count
    }

    /// Shorter words occur in many passwords by chance.
    private static let shortestWord = 4
}

extension StringProtocol {
    /// Letters in lower case, and no space between them: what is the same to someone who guesses.
    fileprivate var bare: String {
        lowercased().filter { !$0.isWhitespace }
    }

    /// Letters and digits alone, in lower case.
    fileprivate var letters: String {
        lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
