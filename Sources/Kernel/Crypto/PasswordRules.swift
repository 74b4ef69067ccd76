/// What a password must be: long, and not the first thing that someone else would try. Nothing is asked of its letters.
package enum PasswordRules {
    package static let shortest = 12

    package enum Refusal: Equatable, Sendable {
        case tooShort, tooLong, isEmail, isName, isCommon
    }

    /// Why this person should not have this password; nil when it is a good one.
    package static func refusal(of password: String, email: String, name: String) -> Refusal? {
        guard password.count >= shortest else { return .tooShort }
        guard password.utf8.count <= PasswordHash.longestPassword else { return .tooLong }
        let bare = password.bare
        guard bare != email.bare, bare != email.prefix(while: { $0 != "@" }).bare else { return .isEmail }
        guard bare != name.bare else { return .isName }
        return CommonPasswords.contains(password) ? .isCommon : nil
    }
}

extension StringProtocol {
    /// Letters in lower case, and no space between them: what is the same to someone who guesses.
    fileprivate var bare: String {
        lowercased().filter { !$0.isWhitespace }
    }
}
