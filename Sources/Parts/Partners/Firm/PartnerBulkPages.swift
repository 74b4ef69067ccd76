internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// Doing something with all the firms that were picked in the list: first a page that shows which, then the deed.
enum PartnerBulkPages {
    static let routes: [SiteRoute] = [
        .post(PartnerPath.list, .admin) { submission in
            try answer(submission, isFresh: true)
        },
        .post(PartnerPath.bulk, .admin) { submission in
            try answer(submission, isFresh: false)
        },
    ]

    private static func answer(_ submission: Submission, isFresh: Bool) throws -> Response {
        let (rules, managers) = try submission.read { reader in
            (try ProgrammeRules.current(reader).rules, try Partner.Manager.all(in: reader))
        }
        guard let form = BulkForm(submission.form.fields, rules, managers, isFresh: isFresh), !form.firms.isEmpty else {
            let text = Text("Select firms first.")
            return try submission.go(.goto(PartnerPath.list, saying: text, kind: .warning))
        }
        guard form.firms.count <= PartnerBulk.limit else {
            let text = Text("Select at most {n} firms.", ["n": "\(PartnerBulk.limit)"])
            return try submission.go(.goto(PartnerPath.list, saying: text, kind: .warning))
        }
        guard !isFresh, let change = form.change(submission) else {
            let page = try submission.read { reader in
                PartnerBulkPage(form, try firms(form, in: reader), rules, managers)
            }
            return try submission.page(page, isFresh ? .ok : .unprocessableContent)
        }
        return try submission.write { writer in
            let able = try firms(form, in: writer).filter { form.act.applies(to: $0) }
            for partner in able { try change(partner, writer) }
            return .goto(
                PartnerPath.list,
                saying: Text("{n} firm updated.", many: "{n} firms updated.", able.count))
        }
    }

    private static func firms(_ form: BulkForm, in reader: Reader) throws -> [Partner] {
        try form.firms.compactMap { try PartnerStore.partner($0, in: reader) }
    }
}

struct PartnerBulkPage: TemplatePage {
    struct Row: TemplateValue {
        let id: String
        let name: String
        let state: BadgeView
    }

    let form: BulkForm
    let act: String
    let title: Text
    let able: [Row]
    let others: [Row]
    let tiers: [Choice]
    let managers: [Choice]

    init(_ form: BulkForm, _ firms: [Partner], _ rules: RuleSet, _ managers: [Partner.Manager]) {
        self.form = form
        act = form.act.rawValue
        title = form.act.title
        let row = { (partner: Partner) in
            Row(id: partner.id.text, name: partner.name, state: BadgeView(partner.state))
        }
        able = firms.filter { form.act.applies(to: $0) }.map(row)
        others = firms.filter { !form.act.applies(to: $0) }.map(row)
        tiers = rules.tiers.map { Choice($0.code, $0.name, chosen: form.tier.input) }
        self.managers = managers.map {
            Choice($0.id.text, $0.name, chosen: form.manager.input)
        }
    }

    static let template = "partners/admin/bulk"
    static let shape = Shape<PartnerBulkPage> {
        $0.show("path") { _ in PartnerPath.bulk }
        $0.show("list") { _ in PartnerPath.list }
    }
}
