internal import Base
internal import Templates
internal import Web

/// One lead: where it stands, what happened, what is to be done.
struct LeadShowPage: TemplatePage {
    let lead: LeadHeadView
    let steps: [StepView]
    let closed: String?
    let next: LeadStep
    let contact: ContactView
    let requirements: [FactView]
    let commission: LeadCommissionView?
    let touches: [TouchView]
    let tasks: [TaskView]
    let files: [FileView]
    let moments: [LeadMomentView]
    let kinds: [KindView]
    let morePath: String?
    let owners: [LeadChoice]
    let outcomes: [LeadChoice]

    static let template = "leads/show"
    static let shape = Shape<LeadShowPage> {
        $0.show("lead", \.lead)
        $0.show("steps", \.steps)
        $0.show("closed", \.closed)
        $0.show("next", \.next)
        $0.show("contact", \.contact)
        $0.show("requirements", \.requirements)
        $0.show("commission", \.commission)
        $0.show("touches", \.touches)
        $0.show("tasks", \.tasks)
        $0.show("files", \.files)
        $0.show("file_kinds") { _ in LeadFileKind.accepted }
        $0.show("moments", \.moments)
        $0.show("kinds", \.kinds)
        $0.show("more_path", \.morePath)
        $0.show("owners", \.owners)
        $0.show("outcomes", \.outcomes)
    }

    /// A stage on the way.
    struct StepView: TemplateValue {
        let code: String
        let name: Text
        let isDone: Bool
        let isCurrent: Bool

        static let shape = Shape<StepView> {
            $0.show("code", \.code)
            $0.show("name", \.name)
            $0.show("done", \.isDone)
            $0.show("current", \.isCurrent)
        }
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
            $0.show("name", \.name)
            $0.show("company", \.company)
            $0.show("email", \.email)
            $0.show("phone", \.phone)
            $0.show("website", \.website)
            $0.show("place", \.place)
            $0.show("consent", \.hasConsent)
        }
    }

    struct FactView: TemplateValue {
        let label: Text
        let value: String

        static let shape = Shape<FactView> {
            $0.show("label", \.label)
            $0.show("value", \.value)
        }
    }

    struct TouchView: TemplateValue {
        let label: Text
        let link: String
        let campaign: String?
        let referrer: String?
        let at: Timestamp

        static let shape = Shape<TouchView> {
            $0.show("label", \.label)
            $0.show("link", \.link)
            $0.show("campaign", \.campaign)
            $0.show("referrer", \.referrer)
            $0.show("at", \.at)
        }
    }

    struct TaskView: TemplateValue {
        let title: String
        let day: CivilDate
        let due: Int
        let isDone: Bool
        let user: String
        let path: String

        static let shape = Shape<TaskView> {
            $0.show("title", \.title)
            $0.show("day", \.day)
            $0.show("due", \.due)
            $0.show("done", \.isDone)
            $0.show("user", \.user)
            $0.show("path", \.path)
        }
    }

    struct FileView: TemplateValue {
        let name: String
        let size: Int
        let author: String
        let at: Timestamp
        let path: String

        static let shape = Shape<FileView> {
            $0.show("name", \.name)
            $0.show("size", \.size)
            $0.show("author", \.author)
            $0.show("at", \.at)
            $0.show("path", \.path)
        }
    }

    /// A tab of the timeline.
    struct KindView: TemplateValue {
        let name: Text
        let path: String
        let isCurrent: Bool

        static let shape = Shape<KindView> {
            $0.show("name", \.name)
            $0.show("path", \.path)
            $0.show("current", \.isCurrent)
        }
    }
}

/// What stands on top of the page.
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
        $0.show("id", \.id)
        $0.show("path", \.path)
        $0.show("title", \.title)
        $0.show("version", \.version)
        $0.show("source", \.source)
        $0.show("worth", \.worth)
        $0.show("probability", \.probability)
        $0.show("owner", \.owner)
        $0.show("tags", \.tags)
        $0.show("days", \.days)
        $0.show("rotting", \.isRotting)
        $0.show("open", \.isOpen)
        $0.show("archived", \.isArchived)
        $0.show("waiting", \.isWaiting)
        $0.show("rejected", \.isRejected)
        $0.show("action", \.action)
        $0.show("due", \.due)
        $0.show("closed_on", \.closedOn)
        $0.show("lost_reason", \.lostReason)
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

    static let shape = Shape<LeadStep> {
        $0.show("kind", \.kind)
        $0.show("stage", \.stage)
        $0.show("name", \.name)
        $0.show("path", \.path)
    }
}
