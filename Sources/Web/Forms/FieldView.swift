package import Templates

/// A field as a template shows it: what was typed, what is wrong with it, and its rule as far as HTML can say it.
package struct FieldView: TemplateValue {
    let name: String
    let value: String
    package internal(set) var error: Text?
    let type: String
    let maxlength: Int?
    let isRequired: Bool
    let isOptional: Bool
    let isChecked: Bool

    init(_ name: String, _ rule: FieldRule<some Sendable>, _ input: String) {
        self.name = name
        // What was typed as a password never comes back.
        value = rule.type == .password ? "" : input
        type = rule.type.rawValue
        maxlength = rule.type == .date ? nil : rule.limit
        isRequired = rule.isRequired
        isOptional = !rule.isRequired
        isChecked = !input.isEmpty
    }
}

extension Field: Showable {
    package static func stored(_ form: StoredForm, at offset: Int) -> StoredField? {
        guard form == .itself, let view = MemoryLayout<Field>.offset(of: \.view) else { return nil }
        return FieldView.stored(.itself, at: offset + view)
    }
}

/// A struct of fields, which templates can show.
package protocol FieldForm: TemplateValue, FieldHolder {}

extension FieldForm {
    /// What the fields make together; nil while something is wrong with one of them.
    package func filled<Value>(_ make: () throws -> Value) -> Value? { isValid ? try? make() : nil }
}

/// A field, or what is made of some.
package protocol FieldHolder {
    /// Whether nothing is wrong with what was typed.
    var isValid: Bool { get }
}

extension FieldForm {
    package var isValid: Bool {
        Mirror(reflecting: self).children.allSatisfy { ($0.value as? any FieldHolder)?.isValid ?? true }
    }
}

extension Field: FieldHolder {
    package var isValid: Bool { problem == nil }
}

extension Optional: FieldHolder where Wrapped: FieldHolder {
    package var isValid: Bool { self?.isValid ?? true }
}

extension Array: FieldHolder where Element: FieldHolder {
    package var isValid: Bool { allSatisfy(\.isValid) }
}
