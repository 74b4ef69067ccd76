internal import Base
package import Templates
internal import Web

/// An e-mail of a rule to a lead's owner.
package struct LeadRuleLetter: Letter {
    let heading: String
    let paragraphs: [String]
    let address: String

    package static let name = "lead-rule"
    package static let title = Text("Automation, to partners", as: "letter")

    package var subject: Text { Text("{subject}", ["subject": heading]) }
}

/// An e-mail of a rule to a lead's contact, with their consent.
package struct LeadContactLetter: Letter {
    let heading: String
    let paragraphs: [String]
    /// The firm that the contact agreed to hear from.
    let sender: String

    package static let name = "lead-contact"
    package static let title = Text("Automation, to contacts", as: "letter")

    package var subject: Text { Text("{subject}", ["subject": heading]) }
}

/// Tells the firm about a message from its contact form.
package struct LeadFormLetter: Letter {
    let contact: String
    let message: String
    let address: String

    package static let name = "lead-form"
    package static let title = Text("Contact form, to partners", as: "letter")

    package var subject: Text { Text("{contact} contacted you through your form", ["contact": contact]) }
}

/// The tasks due today, sent at eight in the morning of their owner.
package struct LeadReminderLetter: Letter {
    package struct Line: TemplateValue {
        let title: String
        let lead: String
        let day: CivilDate
        let address: String
    }

    let count: Int
    let lines: [Line]
    let address: String

    init(_ lines: [Line], address: String) {
        count = lines.count
        self.lines = lines
        self.address = address
    }

    package static let name = "lead-reminder"
    package static let title = Text("Task reminder", as: "letter")

    package var subject: Text { Text("{n} task is due", many: "{n} tasks are due", count) }
}

/// A notification about a lead and its recipient.
package struct LeadNotice: Codable, Equatable, Sendable {
    package let firm: String
    package let user: String
    package let text: String
}
