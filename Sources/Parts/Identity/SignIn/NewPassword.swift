internal import Crypto
internal import Templates
package import Web

extension FieldRule where Value == String {
    /// As it was typed, to its last blank; it is never shown again.
    package static var password: FieldRule {
        FieldRule(
            limit: PasswordHash.longestPassword, type: .password,
            parse: { input throws(FieldProblem) in
                guard !input.isEmpty else { throw .missing }
                return input
            }, format: { _ in "" })
    }
}

extension Field where Value == String {
    /// Refuses a new password that others would guess; `companies` are the one that runs the programme and the
    /// person's own firm.
    package mutating func check(newPasswordOf name: String, _ email: String, companies: [String]) {
        guard let value,
            let refusal = PasswordRules.refusal(of: value, email: email, name: name, companies: companies)
        else { return }
        reject(refusal.text)
    }
}

extension Visit {
    /// Names that a password must not consist of: the portal's company and the user's firm.
    func companies(of firm: Firm?) throws -> [String] {
        try [read { try site.company(in: $0) }] + [firm?.name].compactMap(\.self)
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
        case .isCompany: Text("Please do not use the company's name.")
        case .isCommon: Text("This password is very common and among the first that attackers try.")
        }
    }
}
