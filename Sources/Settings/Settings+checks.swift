internal import Base
internal import Templates
internal import Web

extension Settings {
    /// What the form of the settings would not take, each with the name of its field.
    package var problems: [String] {
        let form = SettingsForm(
            nil, else: self, for: Audience(.english, zone: .utc, now: Timestamp(milliseconds: 0)))
        let fields = Mirror(reflecting: form).children.flatMap { child in
            (child.value as? any CheckedField).map { [$0] } ?? (child.value as? [any CheckedField]) ?? []
        }
        var problems = fields.compactMap { field in field.complaint.map { "\(field.name): \($0.english)" } }
        if workingHours.count != 7 { problems.append("working_hours: there are seven days in a week") }
        if let accent, !accent.isLegible { problems.append("accent: text in this colour could not be read") }
        do {
            _ = try senderAddress.map { try EmailAddress($0) }
        } catch {
            problems.append("sender_address: \(error)")
        }
        return problems
    }
}

/// A field whatever its value.
private protocol CheckedField {
    var name: String { get }
    /// What its rule says of what it holds.
    var complaint: Text? { get }
}

extension Field: CheckedField {
    fileprivate var complaint: Text? {
        do throws(FieldProblem) {
            _ = try rule.parse(input)
            return nil
        } catch {
            return error.text
        }
    }
}
