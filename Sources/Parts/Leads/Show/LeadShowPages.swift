internal import Base
internal import Database
internal import HTTP
internal import Partners
internal import Templates
internal import Web

/// The page of one lead.
enum LeadShowPages {
    private static let momentsShown = 30

    @Sendable static func show(_ context: Context) throws -> Response {
        let reader = context.reader
        let lead = try context.lead(in: reader)
        let query = try context.request.query()
        let kind = query["kind"].flatMap(LeadActivity.Kind.init)
        let before = query["before"].flatMap { ID<LeadActivity>($0) }
        let activities = try LeadActivityStore.timeline(
            of: lead.id, kind: kind, before: before, limit: momentsShown + 1, in: reader)
        let material = LeadShowPage.Material(
            lead: lead, stages: try LeadStore.stages(in: reader),
            colleagues: try LeadColleagues(of: lead.firm, in: reader),
            tasks: try LeadTaskStore.tasks(of: lead.id, in: reader),
            files: try LeadFileStore.files(of: lead.id, in: reader),
            storage: try FirmStorage(of: lead.firm, in: reader),
            activities: Array(activities.prefix(momentsShown)), kind: kind, hasMore: activities.count > momentsShown,
            commission: try LeadCommissionView(lead, in: reader))
        return try context.page(LeadShowPage(material, context))
    }
}

extension LeadShowPage {
    /// The data read for the lead.
    struct Material {
        let lead: Lead
        let stages: LeadStages
        let colleagues: LeadColleagues
        let tasks: [LeadTask]
        let files: [LeadFile]
        let storage: FirmStorage
        let activities: [LeadActivity]
        let kind: LeadActivity.Kind?
        let hasMore: Bool
        let commission: LeadCommissionView?
    }

    init(_ material: Material, _ visit: any Visit) {
        let (lead, stages, colleagues) = (material.lead, material.stages, material.colleagues)
        let (audience, path) = (visit.audience, LeadPath.show(lead.id))
        self.lead = LeadHeadView(lead, colleagues, audience)
        let place = stages.open.firstIndex(of: lead.stage)
        steps = stages.open.enumerated().map { index, stage in
            StepView(
                code: stage.code, name: stage.title, isDone: place.map { index < $0 } ?? true, isCurrent: index == place
            )
        }
        closed = place == nil ? visit.words(lead.stage.title) : nil
        next = LeadStep(
            lead, stages, material.tasks.first { $0.doneAt == nil }, today: audience.today, visit.words)
        contact = ContactView(lead.contact, in: audience.language)
        requirements = Fact.all(lead.requirements, visit)
        commission = material.commission
        touches = [
            lead.attribution.first.map { TouchView($0, Text("First touchpoint")) },
            lead.attribution.last.map { TouchView($0, Text("Last touchpoint")) },
        ].compactMap(\.self)
        tasks = material.tasks.filter { $0.doneAt == nil }.map { TaskView($0, colleagues, audience) }
        files = material.files.map { FileView($0) }
        storage = material.storage
        moments = material.activities.map { LeadTimelineItem($0, stages, colleagues, visit.words) }
        let shown: [LeadActivity.Kind] = [.note, .call, .mail, .meeting, .move, .change, .file, .task]
        kinds =
            [KindView(name: Text("All"), path: path, isCurrent: material.kind == nil)]
            + shown.map { kind in
                KindView(name: kind.title, path: "\(path)?kind=\(kind.rawValue)", isCurrent: material.kind == kind)
            }
        let kindQuery = material.kind.map { "kind=\($0.rawValue)&" } ?? ""
        morePath = material.hasMore ? material.activities.last.map { "\(path)?\(kindQuery)before=\($0.id.text)" } : nil
        owners = colleagues.all.map { Choice($0.id.text, $0.name, isChosen: $0.id == lead.owner) }
        outcomes = LeadActivity.Outcome.allCases.map {
            Choice($0.rawValue, visit.words($0.title))
        }
    }
}

extension LeadHeadView {
    init(_ lead: Lead, _ colleagues: LeadColleagues, _ audience: Audience) {
        let rot = lead.rot(at: audience.now)
        id = lead.id.text
        path = LeadPath.show(lead.id)
        title = lead.title
        version = lead.version
        source = lead.source.title
        worth = lead.worth
        probability = lead.probability
        owner = lead.owner.flatMap(colleagues.name) ?? ""
        tags = lead.tags
        days = rot.days
        isRotting = rot.isRotting
        isOpen = lead.stage.kind == .open
        isArchived = lead.archivedAt != nil
        isWaiting = lead.review == .waiting
        isRejected = lead.review == .rejected
        action = lead.nextAction?.title ?? ""
        due = lead.nextAction.map { $0.day.daysSince1970 - audience.today.daysSince1970 } ?? 0
        closedOn = lead.outcome?.day
        if case .lost(let reason, _) = lead.outcome { lostReason = reason.title } else { lostReason = nil }
        createdAt = lead.createdAt
    }
}

extension LeadShowPage.ContactView {
    init(_ contact: Lead.Contact, in language: Language) {
        name = contact.name
        company = contact.company
        email = contact.email?.text ?? ""
        phone = contact.phone ?? ""
        website = contact.website ?? ""
        place = [contact.city, contact.country.map { Country.shown($0, in: language) }].compactMap(\.self).filter {
            !$0.isEmpty
        }.joined(separator: ", ")
        hasConsent = contact.hasConsent
    }
}

extension Fact {
    static func all(_ wanted: Lead.Requirements, _ visit: any Visit) -> [Fact] {
        let audience = visit.audience
        let budget = [wanted.budgetFrom, wanted.budgetTo].map { $0.map(audience.money) ?? "…" }
        let hasBudget = wanted.budgetFrom != nil || wanted.budgetTo != nil
        let facts: [(Lead.Requirements.Field, String?)] = [
            (.type, wanted.type), (.location, wanted.location),
            (.size, wanted.size.map { "\(audience.number($0)) m²" }), (.amenities, wanted.amenities),
            (.budget, hasBudget ? budget.joined(separator: " – ") : nil),
            (.financing, wanted.financing.map { visit.words($0.title) }),
            (.timeline, wanted.timeline.map { visit.words($0.title) }),
        ]
        return facts.compactMap { field, value in value.map { Fact(field.title, $0) } }
    }
}

extension LeadShowPage.TouchView {
    init(_ touch: Lead.Touch, _ label: Text) {
        self.init(label: label, link: touch.name, campaign: touch.campaign, referrer: touch.referrer, at: touch.at)
    }
}

extension LeadShowPage.TaskView {
    init(_ task: LeadTask, _ colleagues: LeadColleagues, _ audience: Audience) {
        self.init(
            title: task.title, day: task.day, due: task.day.daysSince1970 - audience.today.daysSince1970,
            isDone: task.doneAt != nil, user: task.user.flatMap(colleagues.name) ?? "",
            path: LeadPath.task(task.lead, task.id))
    }
}

extension LeadShowPage.FileView {
    init(_ file: LeadFile) {
        self.init(
            name: file.name, size: Int(file.size), author: file.author, at: file.addedAt,
            path: LeadPath.file(file.lead, file.id))
    }
}
