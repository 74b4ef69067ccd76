package import Base
package import Templates

/// The time a lead has been in its stage.
package struct LeadStageAge: Equatable, Sendable {
    package let days: Int
    package let isRotting: Bool

    package init(_ stage: Lead.Stage, since: Timestamp, at now: Timestamp) {
        let days = max(0, Int((now.milliseconds - since.milliseconds) / 86_400_000))
        let limit = stage.kind == .open ? stage.rotsAfter : nil
        self.days = days
        isRotting = limit.map { days >= $0 } ?? false
    }

    package var text: Text {
        guard days > 0 else { return Text("today", as: "in stage") }
        return isRotting
            ? Text("{n} day, too long", many: "{n} days, too long", days) : Text("{n} day", many: "{n} days", days)
    }
}

extension Lead {
    package func rot(at now: Timestamp) -> LeadStageAge { LeadStageAge(stage, since: stageSince, at: now) }
}

extension Lead.NextAction {
    /// The due date in relative words.
    package func dueText(on today: CivilDate) -> Text {
        let days = day.daysSince1970 - today.daysSince1970
        switch days {
        case 0: return Text("due today")
        case 1: return Text("due tomorrow")
        case 1...: return Text("due in {n} day", many: "due in {n} days", days)
        default: return Text("{n} day overdue", many: "{n} days overdue", -days)
        }
    }
}
