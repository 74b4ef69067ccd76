package import Base
package import Templates
package import Web

/// An automation rule: a trigger and an action.
package struct LeadRule: Identified, Sendable {
    package static let idPrefix = "rule"

    package enum Trigger: Equatable, Sendable {
        /// A lead comes into the stage.
        case stage(String)
        /// An open lead had no activity for this many days.
        case idle(days: Int)
        /// A lead is entered, from a source or from any.
        case source(Lead.Source?)
    }

    package enum Action: Equatable, Sendable {
        case task(String, days: Int)
        case tag(String)
        case mailOwner(subject: String, text: String)
        /// Only with the contact's consent.
        case mailContact(subject: String, text: String)
        case notify(String)
    }

    package let id: ID<LeadRule>
    package let firm: ID<Firm>
    package let name: String
    package let trigger: Trigger
    package let action: Action
    /// The creator of the rule, who also gets the tasks of leads without an owner.
    package let user: ID<User>
    package let isOn: Bool

    package init(
        id: ID<LeadRule> = .make(), firm: ID<Firm>, name: String, trigger: Trigger, action: Action, user: ID<User>,
        isOn: Bool = true
    ) {
        self.id = id
        self.firm = firm
        self.name = name
        self.trigger = trigger
        self.action = action
        self.user = user
        self.isOn = isOn
    }
}

extension LeadRule {
    /// Whether what it waits for is so with this lead.
    func isDue(for lead: Lead, at now: Timestamp) -> Bool {
        guard isOn, lead.firm == firm, lead.archivedAt == nil else { return false }
        return switch trigger {
        case .stage(let code): lead.stage.code == code
        case .idle(let days): lead.stage.kind == .open && lead.activeAt + .seconds(days * 86_400) <= now
        case .source(let source): source == nil || source == lead.source
        }
    }

    /// Why the rule does nothing for this lead; nil if it would run.
    func obstacle(with lead: Lead) -> Text? {
        switch action {
        case .task, .notify, .mailOwner: return nil
        case .tag(let tag):
            return lead.tags.contains { $0.lowercased() == tag.lowercased() }
                ? Text("The lead already has the tag “{tag}”.", ["tag": tag]) : nil
        case .mailContact:
            guard lead.contact.email != nil else { return Text("The contact has no e-mail address.") }
            return lead.contact.hasConsent ? nil : Text("The contact has not agreed to receive e-mails.")
        }
    }

    package var actionText: Text {
        switch action {
        case .task(let title, let days):
            Text(
                "add the task “{title}”, due in {n} day", many: "add the task “{title}”, due in {n} days", days,
                ["title": title])
        case .tag(let tag): Text("add the tag “{tag}”", ["tag": tag])
        case .mailOwner(let subject, _): Text("e-mail “{subject}” to the lead's owner", ["subject": subject])
        case .mailContact(let subject, _): Text("e-mail “{subject}” to the contact", ["subject": subject])
        case .notify(let text): Text("notify the lead's owner: “{text}”", ["text": text])
        }
    }
}

/// The placeholders in e-mails of a rule.
package struct LeadRuleWords: TemplateValue {
    let name: String
    let company: String
    let sender: String
    let firm: String

    /// The text with its slots filled; throws where it has one that there is not.
    static func fill(_ text: String, _ words: LeadRuleWords, for reader: Audience) throws -> String {
        let filled = try UserText<LeadRuleWords>(text, named: "Mail", as: .plain).render(
            words, for: reader, limit: 20_000)
        guard let filled else { throw LeadProblem.textTooLong }
        return String(decoding: filled, as: UTF8.self)
    }

    package static func check(_ text: String) throws(TemplateError) {
        _ = try UserText<LeadRuleWords>(text, named: "Mail", as: .plain)
    }
}
