internal import Base
internal import Partners
internal import Templates
internal import Web

/// The page of a lead: status, history and tasks.
struct LeadShowPage: TemplatePage {
    let lead: LeadHeadView
    let steps: [StepView]
    let closed: String?
    let next: LeadStep
    let contact: ContactView
    let requirements: [Fact]
    let commission: LeadCommissionView?
    let touches: [TouchView]
    let tasks: [TaskView]
    let files: [FileView]
    let storage: FirmStorage
    let moments: [LeadTimelineItem]
    let kinds: [KindView]
    let morePath: String?
    let owners: [Choice]
    let outcomes: [Choice]

    static let template = "leads/show"
    static let shape = Shape<LeadShowPage> {
        $0.show("file_kinds") { _ in LeadFileKind.accepted }
    }

    /// A stage on the way.
    struct StepView: TemplateValue {
        let code: String
        let name: Text
        let isDone: Bool
        let isCurrent: Bool
    }

    struct ContactView: TemplateValue {
        let name: String
        let company: String
        let email: String
        let phone: String
        let website: String
        let place: String
        let hasConsent: Bool

        static let shape = Shape<ContactView> {
            $0.show("consent", \.hasConsent)
        }
    }

    struct TouchView: TemplateValue {
        let label: Text
        let link: String
        let campaign: String?
        let referrer: String?
        let at: Timestamp
    }

    struct TaskView: TemplateValue {
        let title: String
        let day: CivilDate
        let due: Int
        let isDone: Bool
        let user: String
        let path: String
    }

    struct FileView: TemplateValue {
        let name: String
        let size: Int
        let author: String
        let at: Timestamp
        let path: String
    }

    /// A tab of the timeline.
    struct KindView: TemplateValue {
        let name: Text
        let path: String
        let isCurrent: Bool
    }
}

/// The header of the page.
struct LeadHeadView: TemplateValue {
    let id: String
    let path: String
    let title: String
    let version: Int
    let source: Text
    let worth: Money?
    let probability: Int?
    let owner: String
    let tags: [String]
    let days: Int
    let isRotting: Bool
    let isOpen: Bool
    let isArchived: Bool
    let isWaiting: Bool
    let isRejected: Bool
    let action: String
    let due: Int
    let closedOn: CivilDate?
    let lostReason: Text?
    let createdAt: Timestamp

    static let shape = Shape<LeadHeadView> {
        $0.show("created", \.createdAt)
    }
}

/// The next sensible step: what the primary button does.
struct LeadStep: TemplateValue {
    /// `done` ends what is due, `move` goes on to a stage, `close` asks how it ended, `open` opens it again, `back`
    /// brings it back from the archive.
    let kind: String
    let stage: String
    let name: String
    let path: String

    init(_ lead: Lead, _ stages: LeadStages, _ due: LeadTask?, today: CivilDate, _ words: (Text) -> String) {
        if lead.archivedAt != nil {
            (kind, stage, name, path) = ("back", "", "", LeadPath.archive(lead.id))
        } else if lead.stage.kind != .open {
            (kind, stage, name, path) = ("open", "", "", LeadPath.stage(lead.id))
        } else if let due, due.day <= today {
            (kind, stage, name, path) = ("done", "", due.title, LeadPath.task(lead.id, due.id))
        } else if let next = stages.next(after: lead.stage) {
            (kind, stage, name, path) = ("move", next.code, words(next.title), LeadPath.stage(lead.id))
        } else {
            (kind, stage, name, path) = ("close", "closed", "", LeadPath.stage(lead.id))
        }
    }
}
