package import HTTP
package import Templates

/// One field of a form: what was typed, what it means, and what is wrong with it. Templates show it as a `FieldView`.
///
/// A form is a struct of fields. It reads all of them at once, so a person learns of every mistake in one go, and what
/// they typed stays where it is:
///
///     struct LeadForm: FieldForm {
///         var company: Field<String>
///         var email: Field<EmailAddress?>
///
///         /// As it was sent, else as the lead has it.
///         init(_ sent: FormFields?, else lead: Lead?) {
///             company = Field("company", .text(max: 200), sent, else: lead?.company)
///             email = Field("email", .optional(.email), sent, else: lead?.email)
///         }
///
///         func draft() throws -> Lead.Draft {
///             Lead.Draft(company: try company.get(), email: try email.get())
///         }
///     }
///
///     {% field form.company label=t "Company" %}
package struct Field<Value: Sendable>: Sendable {
    package let rule: FieldRule<Value>
    package private(set) var view: FieldView
    /// As it was typed, or as the record says it.
    package let input: String
    package private(set) var value: Value?

    package var name: String { view.name }
    /// What is wrong and how to correct it.
    package var problem: Text? { view.error }

    /// As it was sent, else as a record has it; nil for one that is still to be made.
    package init(_ name: String, _ rule: FieldRule<Value>, _ sent: FormFields?, else known: @autoclosure () -> Value?) {
        self = sent.map { Field(name, rule, $0) } ?? Field(name, rule, known())
    }

    /// As it was sent; a field that is missing counts as left empty.
    package init(_ name: String, _ rule: FieldRule<Value>, _ sent: FormFields) {
        self.rule = rule
        #if DEBUG
            AskedFor.listener?(name, Value.self)
        #endif
        input = sent[name] ?? ""
        view = FieldView(name, rule, input)
        do throws(FieldProblem) {
            value = try rule.parse(input)
        } catch {
            view.error = error.text
        }
    }

    /// As a record has it, for a form that changes one; nil for one that is still to be filled in.
    package init(_ name: String, _ rule: FieldRule<Value>, _ value: Value?) {
        self.rule = rule
        self.value = value
        input = value.map(rule.format) ?? ""
        view = FieldView(name, rule, input)
    }

    /// The value of a field with which nothing is wrong.
    package func get() throws(FieldProblem) -> Value {
        guard let value else { throw FieldProblem(problem ?? FieldProblem.missing.text) }
        return value
    }

    /// Says what only the rules of the whole form, or the database, can find wrong.
    package mutating func reject(_ problem: Text?) {
        guard let problem else { return }
        view.error = problem
        value = nil
    }
}

/// Why a field is invalid.
package struct FieldProblem: Error, Equatable {
    package let text: Text

    package init(_ text: Text) {
        self.text = text
    }

    package static let missing = FieldProblem(Text("Please fill in this field."))
}
