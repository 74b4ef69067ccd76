package import Base
internal import Templates

extension FieldRule where Value == EmailAddress {
    package static var email: FieldRule<EmailAddress> {
        FieldRule(
            limit: 254, type: .email,
            parse: { input throws(FieldProblem) in
                let text = input.trimmed
                guard !text.isEmpty else { throw .missing }
                do throws(EmailAddress.Refusal) {
                    return try EmailAddress(text)
                } catch {
                    throw FieldProblem(Text("This is not a valid e-mail address. Example: name@example.com"))
                }
            }, format: { $0.text })
    }
}
