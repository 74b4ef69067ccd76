internal import Base
internal import Leads
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// What should be done today, what matters most first.
struct TodoBlock: TemplateValue {
    /// As many as fit beside the tier.
    private static let limit = 8
    /// From here on a requirement is nearly met.
    private static let nearly = 75

    let items: [Todo]
    /// Leads that have been too long where they are, and tasks that are due: there may be more than fit.
    let rottingPath = LeadPath.board + "?rotting=1"

    init(_ setting: DashboardSetting, _ glance: TierGlance) throws {
        let all =
            try Self.tasks(setting) + Self.leads(setting) + Self.tier(setting, glance) + Self.onboarding(setting)
        items = Todo.ordered(all, limit: Self.limit)
    }

    static let shape = Shape<TodoBlock> {
        $0.show("items", \.items)
        $0.show("rotting_path", \.rottingPath)
        $0.show("new_path") { _ in LeadPath.new }
        $0.show("board_path") { _ in LeadPath.board }
    }

    private static func tasks(_ setting: DashboardSetting) throws -> [Todo] {
        // A day that is due is the person's own.
        let today = setting.audience.today
        let due = try LeadTaskStore.open(
            for: setting.viewer.id, of: setting.firm.id, until: today, limit: limit, in: setting.reader)
        return due.map { task in
            Todo(
                urgency: task.day < today ? .late : .today, deadline: setting.audience.zone.start(of: task.day),
                title: Text("{title}", ["title": task.title]), note: Text("{title}", ["title": task.leadTitle]),
                when: Lead.NextAction(task.title, on: task.day).dueText(on: today), icon: "calendar",
                path: LeadPath.show(task.lead))
        }
    }

    private static func leads(_ setting: DashboardSetting) throws -> [Todo] {
        let leads = try LeadUrgency.leads(
            of: setting.firm.id, seenBy: setting.sight, at: setting.now, limit: limit, in: setting.reader)
        return leads.map { lead in
            let isLate = lead.deadline <= setting.now
            let distance = isLate ? setting.now - lead.deadline : lead.deadline - setting.now
            let time = ["time": setting.words(distance.inWords)]
            let values = ["stage": setting.words(lead.stage.title)]
            return Todo(
                urgency: isLate ? .late : distance < .seconds(86_400) ? .today : .soon, deadline: lead.deadline,
                title: Text("{title}", ["title": lead.title]),
                note: lead.isUnanswered
                    ? Text("waits for a first answer") : Text("has been in {stage} for too long", values),
                when: isLate ? Text("{time} late", time) : Text("{time} left", time), icon: "hourglass",
                path: LeadPath.show(lead.id))
        }
    }

    private static func tier(_ setting: DashboardSetting, _ glance: TierGlance) -> [Todo] {
        if let until = glance.riskUntil {
            let day = ["day": setting.audience.shortDate(until)]
            return [
                Todo(
                    urgency: .today, deadline: setting.settings.zone.start(of: until),
                    title: Text("Your tier is at risk"), note: Text("see what is missing to keep it"),
                    when: Text("until {day}", day), icon: "alert", path: TierPath.progression)
            ]
        }
        guard let nearest = glance.nearest, let next = glance.nextName, nearest.percent >= nearly else { return [] }
        return [
            Todo(
                urgency: .chance, deadline: setting.now, title: nearest.title,
                note: Text("nearly met for {tier}", ["tier": next]), when: nearest.words, icon: "tier",
                path: nearest.path)
        ]
    }

    private static func onboarding(_ setting: DashboardSetting) throws -> [Todo] {
        guard let partner = setting.partner, setting.isOwner,
            let step = try Onboarding.progress(of: partner.id, in: setting.reader).next
        else { return [] }
        return [
            Todo(
                urgency: step.canWait ? .chance : .soon, deadline: setting.now, title: step.title, note: step.note,
                when: Text("getting started"), icon: step.icon, path: step.path)
        ]
    }
}
