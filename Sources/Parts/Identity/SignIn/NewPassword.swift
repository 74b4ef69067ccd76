internal import Crypto
internal import Templates
package import Web

extension FieldRule where Value == String {
    /// As it was typed, to its last blank; it is never shown again.
    package static var password: FieldRule {
        FieldRule(
            limit: PasswordHash.longestPassword,
            parse: { input throws(FieldProblem) in
                guard !input.isEmpty else { throw .missing }
                return input
            }, format: { _ in "" })
    }
}

extension Field where Value == String {
    /// Refuses a new password that others would guess.
    package mutating func check(newPasswordOf name: String, _ email: String) {
        guard let value, let refusal = PasswordRules.refusal(of: value, email: email, name: name) else { return }
        reject(refusal.text)
    }
}

extension PasswordRules.Refusal {
    fileprivate var text: Text {
        switch self {
        case .tooShort:
            Text("Please use at least {n} characters.", ["n": "\(PasswordRules.shortest)"])
        case .tooLong: Text("This is too long.")
        case .isEmail: Text("Please do not use your e-mail address.")
        case .isName: Text("Please do not use your name.")
        case .isCommon: Text("Many people use this password, so it is among the first that others try.")
        }
    }
}
