package import Base
package import Web

extension Lead {
    /// The input for a new or edited lead.
    package struct Draft: Sendable {
        package var contact: Contact
        package var value: Money?
        package var probability: Int?
        package var requirements = Requirements()
        package var tags: [String] = []
        package var owner: ID<User>?

        package init(contact: Contact) {
            self.contact = contact
        }
    }

    /// As the lead is, to change something of it.
    package var draft: Draft {
        var draft = Draft(contact: contact)
        draft.value = value
        draft.probability = probability
        draft.requirements = requirements
        draft.tags = tags
        draft.owner = owner
        return draft
    }

    mutating func take(_ draft: Draft) {
        contact = draft.contact
        value = draft.value
        probability = draft.probability
        requirements = draft.requirements
        tags = Lead.cleaned(tags: draft.tags)
        owner = draft.owner
    }

    /// Returns unique tags on one line each, without the separator.
    static func cleaned(tags: [String]) -> [String] {
        var seen: Set<String> = []
        return tags.map { $0.filter { $0 != "|" && !$0.isNewline }.trimmed }
            .filter { !$0.isEmpty && $0.count <= 40 && seen.insert($0.lowercased()).inserted }
    }

    /// The fields that differ, each as a person would read it.
    func changes(from old: Lead) -> [AuditEntry.Change] {
        zip(old.fields, fields).compactMap { before, after in
            before.text == after.text ? nil : AuditEntry.Change(before.name, from: before.text, to: after.text)
        }
    }

    private var fields: [(name: String, text: String?)] {
        [
            ("name", contact.name.nonEmpty), ("company", contact.company.nonEmpty), ("email", contact.email?.text),
            ("phone", contact.phone), ("website", contact.website), ("country", contact.country),
            ("city", contact.city), ("consent", contact.hasConsent ? "yes" : nil), ("value", value?.plain),
            ("probability", probability.map { "\($0) %" }), ("tags", tags.joined(separator: ", ").nonEmpty),
            ("owner", owner?.text), ("type", requirements.type), ("location", requirements.location),
            ("size", requirements.size.map { "\($0) m²" }), ("amenities", requirements.amenities),
            ("budget_from", requirements.budgetFrom?.plain), ("budget_to", requirements.budgetTo?.plain),
            ("financing", requirements.financing?.rawValue), ("timeline", requirements.timeline?.rawValue),
        ]
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
