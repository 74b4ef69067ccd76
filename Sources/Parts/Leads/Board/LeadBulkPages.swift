internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// One thing done with many leads. It is asked for once, naming how many, and then done in one go.
enum LeadBulkPages {
    @Sendable static func create(_ submission: Submission) throws -> Response {
        let sent = submission.form.fields
        let from = submission.returnPath(or: LeadPath.board)
        if let lock = try submission.read({ try Gates.lock(.pipelineTools, submission.firm.id, $0) }) {
            return try submission.go(
                .goto(from, saying: Text("Available from {tier}.", ["tier": lock.tier]), kind: .info))
        }
        let picks = Array(Set(sent.values(of: "pick").compactMap { ID<Lead>($0) })).sorted()
        let (stages, colleagues, leads) = try submission.read { reader in
            let visibleScope = try submission.leadScope
            return (
                try LeadStore.stages(in: reader), try LeadColleagues(of: submission.firm.id, in: reader),
                try picks.compactMap { try LeadStore.lead($0, seenBy: visibleScope, in: reader) }
            )
        }
        guard !leads.isEmpty else {
            return try submission.go(.goto(from, saying: Text("No leads are selected."), kind: .info))
        }
        let form = LeadBulkForm(sent, stages, colleagues)
        if sent["sure"] != nil, let action = form.action {
            return try submission.change { writer in
                let done = try apply(action, to: leads, submission, in: writer)
                return .goto(from, saying: said(done, of: leads.count), kind: done == 0 ? .warning : .success)
            }
        }
        let page = LeadBulkPage(form, leads, stages, colleagues, from: from, submission.words)
        return try submission.page(page, sent["sure"] == nil ? .ok : .unprocessableContent)
    }

    /// Returns the number of changed leads; those that do not allow the change are skipped.
    private static func apply(
        _ action: LeadBulkForm.Action, to leads: [Lead], _ submission: Submission, in writer: Writer
    ) throws -> Int {
        let (visibleScope, author) = (try submission.leadScope, submission.leadAuthor)
        var done = 0
        for lead in leads {
            do {
                try action.apply(to: lead, seenBy: visibleScope, by: author, in: writer)
                done += 1
            } catch is LeadProblem {
                continue
            }
        }
        return done
    }

    private static func said(_ done: Int, of count: Int) -> Text {
        let changed = Text("{n} lead changed.", many: "{n} leads changed.", done)
        guard done < count else { return changed }
        return Text(
            "{done} of {all} leads changed. The others could not be changed: please check them individually.",
            ["done": "\(done)", "all": "\(count)"])
    }
}

/// The form of a bulk action.
struct LeadBulkForm: FieldForm {
    enum Kind: String, CaseIterable, Sendable {
        case move, assign, tag, task, archive
    }

    enum Action {
        case move(Lead.Stage)
        case assign(ID<User>?)
        case tag([String])
        case task(Lead.NextAction)
        case archive

        func apply(to lead: Lead, seenBy visibleScope: LeadScope, by author: LeadAuthor, in writer: Writer) throws {
            switch self {
            case .move(let stage):
                try LeadStore.move(
                    lead.id, version: nil, LeadMove(to: stage), seenBy: visibleScope, by: author, in: writer)
            case .assign(let owner):
                try LeadStore.assign(lead.id, to: owner, seenBy: visibleScope, by: author, in: writer)
            case .tag(let tags):
                var draft = lead.draft
                draft.tags += tags
                try LeadStore.update(
                    lead.id, version: lead.version, to: draft, seenBy: visibleScope, by: author, in: writer)
            case .task(let action):
                try LeadTaskStore.add(
                    action.title, on: action.day, to: lead.id, seenBy: visibleScope, by: author, in: writer)
            case .archive:
                try LeadStore.archive(lead.id, seenBy: visibleScope, by: author, in: writer)
            }
        }
    }

    let kind: Kind
    private(set) var stage: Field<Lead.Stage>
    private(set) var owner: Field<ID<User>?>
    private(set) var tag: Field<String>
    private(set) var title: Field<String>
    private(set) var day: Field<CivilDate>

    init(_ sent: FormFields, _ stages: LeadStages, _ colleagues: LeadColleagues) {
        kind = sent["do"].flatMap(Kind.init) ?? .move
        // Before it was asked, nothing was typed.
        let typed = sent["sure"] == nil ? nil : sent
        stage = Field("stage", .choice(stages.open, \.code), typed, else: nil)
        owner = Field("owner", .optional(.choice(colleagues.all.map(\.id), \.text)), sent)
        tag = Field("tag", .text(max: 400), typed, else: nil)
        title = Field("title", .text(max: 200), typed, else: nil)
        day = Field("day", .day, typed, else: nil)
    }

    var action: Action? {
        switch kind {
        case .move: return stage.value.map { .move($0) }
        case .assign: return owner.value.map { .assign($0) }
        case .tag: return tag.value.map { .tag(Tags.typed($0)) }
        case .archive: return .archive
        case .task:
            return try? .task(Lead.NextAction(title.get(), on: day.get()))
        }
    }
}

/// Asks once, naming how many leads it is about.
struct LeadBulkPage: TemplatePage {
    let form: LeadBulkForm
    let kind: String
    let count: Int
    let picks: [String]
    /// The first of them by name, so that a wrong pick is noticed.
    let names: [String]
    let others: Int
    let from: String
    let stages: [Choice]
    let owners: [Choice]

    static let template = "leads/bulk"

    init(
        _ form: LeadBulkForm, _ leads: [Lead], _ stages: LeadStages, _ colleagues: LeadColleagues, from: String,
        _ words: (Text) -> String
    ) {
        self.form = form
        let named = 8
        kind = form.kind.rawValue
        count = leads.count
        picks = leads.map(\.id.text)
        names = leads.prefix(named).map(\.title)
        others = max(0, leads.count - named)
        self.from = from
        self.stages = stages.open.map {
            Choice($0.code, words($0.title), chosen: form.stage.input)
        }
        owners = colleagues.all.map {
            Choice($0.id.text, $0.name, chosen: form.owner.input)
        }
    }
}
