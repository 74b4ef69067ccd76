internal import Base
internal import Database
internal import Partners
internal import Templates
internal import Web

/// What a partner should do about leads today: tasks that are due, and leads that have been too long where they are.
struct LeadTodos {
    /// As many as a home shows.
    private static let limit = 8

    private let context: Context
    private let firm: ID<Firm>
    private let visibleScope: LeadScope

    /// nil for who works for no firm.
    init?(_ context: Context) throws {
        guard let firm = try context.viewer.firm else { return nil }
        self.context = context
        self.firm = firm.id
        visibleScope = try context.leadScope
    }

    func all() throws -> [Todo] { try tasks() + leads() }

    private func tasks() throws -> [Todo] {
        // A day that is due is the person's own.
        let audience = context.audience
        let today = audience.today
        let due = try LeadTaskStore.open(
            for: context.viewer.id, of: firm, until: today, limit: Self.limit, in: context.reader)
        return try LeadTaskStore.visible(due, seenBy: visibleScope, in: context.reader).map { task in
            Todo(
                urgency: task.day < today ? .late : .today, deadline: audience.zone.start(of: task.day),
                title: Text("{title}", ["title": task.title]), note: Text("{title}", ["title": task.leadTitle]),
                when: Lead.NextAction(task.title, on: task.day).dueText(on: today), icon: "calendar",
                path: LeadPath.show(task.lead))
        }
    }

    private func leads() throws -> [Todo] {
        let now = context.now
        let leads = try LeadUrgency.leads(
            of: firm, seenBy: visibleScope, at: now, limit: Self.limit, in: context.reader)
        return leads.map { lead in
            let isLate = lead.deadline <= now
            let distance = isLate ? now - lead.deadline : lead.deadline - now
            let time = ["time": context.words(distance.inWords)]
            let values = ["stage": context.words(lead.stage.title)]
            return Todo(
                urgency: isLate ? .late : distance < .seconds(86_400) ? .today : .soon, deadline: lead.deadline,
                title: Text("{title}", ["title": lead.title]),
                note: lead.isUnanswered
                    ? Text("needs a first response") : Text("too long in {stage}", values),
                when: isLate ? Text("{time} late", time) : Text("{time} left", time), icon: "hourglass",
                path: LeadPath.show(lead.id))
        }
    }
}
