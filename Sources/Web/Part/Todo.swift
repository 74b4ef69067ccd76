package import Base
package import Templates

/// A task for today, with a link.
package struct Todo: Sendable, TemplateValue {
    /// The urgency of a task, highest first.
    package enum Urgency: Int, Comparable, Sendable {
        case late, today, soon, chance

        package static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }

        var tone: String {
            switch self {
            case .late: "danger"
            case .today: "warning"
            case .soon: "info"
            case .chance: "success"
            }
        }
    }

    package let urgency: Urgency
    /// Among those that matter the same, the first comes first.
    let deadline: Timestamp
    package let title: Text
    let note: Text
    let when: Text
    let icon: String
    let path: String

    package init(
        urgency: Urgency, deadline: Timestamp, title: Text, note: Text, when: Text, icon: String, path: String
    ) {
        self.urgency = urgency
        self.deadline = deadline
        self.title = title
        self.note = note
        self.when = when
        self.icon = icon
        self.path = path
    }

    /// Orders by importance and cuts the list: no one reads more than a few.
    package static func ordered(_ all: [Todo], limit: Int) -> [Todo] {
        let sorted = all.enumerated().sorted { left, right in
            (left.element.urgency, left.element.deadline, left.offset)
                < (right.element.urgency, right.element.deadline, right.offset)
        }
        return sorted.prefix(limit).map(\.element)
    }

    package static let shape = Shape<Todo> {
        $0.show("tone") { $0.urgency.tone }
    }
}
