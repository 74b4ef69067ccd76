package import HTTP
package import Templates

/// One field of a form: what was typed, what it means, and what is wrong with it.
///
/// A form is a struct of fields. It reads all of them at once, so a person learns of every mistake in one go, and what
/// they typed stays where it is:
///
///     struct LeadForm {
///         var company: Field<String>
///         var email: Field<EmailAddress?>
///
///         init(_ sent: FormFields) {
///             company = Field("company", .text(max: 200), sent)
///             email = Field("email", .optional(.email), sent)
///         }
///
///         var draft: Lead.Draft? {
///             guard let company = company.value, let email = email.value else { return nil }
///             return Lead.Draft(company: company, email: email)
///         }
///     }
package struct Field<Value: Sendable>: Sendable {
    package let name: String
    package let rule: FieldRule<Value>
    /// As it was typed, or as the record says it.
    package private(set) var input: String
    package private(set) var value: Value?
    /// What is wrong and how to put it right.
    package private(set) var problem: Text?

    /// As it was sent; a field that is missing counts as left empty.
    package init(_ name: String, _ rule: FieldRule<Value>, _ sent: FormFields) {
        self.name = name
        self.rule = rule
        input = sent[name] ?? ""
        do throws(FieldProblem) {
            value = try rule.parse(input)
        } catch {
            problem = error.text
        }
    }

    /// As a record has it, for a form that changes one; nil for one that is still to be filled in.
    package init(_ name: String, _ rule: FieldRule<Value>, _ value: Value?) {
        self.name = name
        self.rule = rule
        self.value = value
        input = value.map(rule.format) ?? ""
    }

    /// Says what only the rules of the whole form, or the database, can find wrong.
    package mutating func reject(_ problem: Text) {
        self.problem = problem
        value = nil
    }
}

/// Why a field is not accepted.
package struct FieldProblem: Error, Equatable {
    package let text: Text

    package init(_ text: Text) {
        self.text = text
    }

    package static let missing = FieldProblem(Text("Please fill this in."))
}
