internal import Base
internal import Database
internal import HTTP
internal import Partners
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/partner-dashboard/settings`: what an owner settles for the whole firm: its place in the ranking, and its goal.
enum DashboardSettingsPages {
    static let routes: [SiteRoute] = [
        .get(DashboardPath.settings, .owner, edit),
        .post(DashboardPath.settings, .owner, update),
    ]

    @Sendable private static func edit(_ context: Context) throws -> Response {
        let firm = try context.firm.id
        let settings = try Settings.current(context.reader)
        let wishes = try PartnerRanking.wishes(of: firm, in: context.reader)
        let goal = try DashboardStore.goal(of: firm, in: context.reader)
        let form = DashboardSettingsForm(
            nil, else: wishes ?? PartnerRanking.Wishes(), goal: goal?.currency == settings.currency ? goal : nil,
            context.amounts(in: settings.currency))
        return try context.page(page(form, hasRecord: wishes != nil, context, context.reader))
    }

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let firm = try submission.firm
        let currency = try submission.read { try Settings.current($0).currency }
        let form = DashboardSettingsForm(
            submission.form.fields, else: PartnerRanking.Wishes(), goal: nil, submission.amounts(in: currency))
        guard let wishes = form.wishes, let goal = form.goal.value else {
            let drawn = try submission.read { reader in
                try page(
                    form, hasRecord: PartnerRanking.wishes(of: firm.id, in: reader) != nil, submission, reader)
            }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            let now = submission.now
            try PartnerRanking.wish(wishes, of: firm.id, by: submission.actor, at: now, in: writer)
            if try Gates.allows(.goals, firm.id, writer) {
                try DashboardStore.setGoal(goal, of: firm, by: submission.actor, at: now, in: writer)
            }
            return .goto(DashboardPath.partner, saying: Text("Saved."))
        }
    }

    private static func page(
        _ form: DashboardSettingsForm, hasRecord: Bool, _ visit: some Visit, _ reader: Reader
    ) throws -> DashboardSettingsPage {
        DashboardSettingsPage(
            form: form, hasRecord: hasRecord, lock: try Gates.lock(.goals, visit.firm.id, reader),
            currency: try Settings.current(reader).currency.code)
    }
}

struct DashboardSettingsForm: FieldForm {
    let isRanked: Field<Bool>
    let isNamed: Field<Bool>
    let goal: Field<Money?>

    /// As it was sent, else as the firm has wished it.
    init(_ sent: FormFields?, else wishes: PartnerRanking.Wishes, goal: Money?, _ amounts: Amounts) {
        isRanked = Field("ranked", .switched, sent, else: wishes.isRanked)
        isNamed = Field("named", .switched, sent, else: wishes.isNamed)
        self.goal = Field("goal", .optional(.goal(amounts)), sent, else: goal)
    }

    var wishes: PartnerRanking.Wishes? {
        try? PartnerRanking.Wishes(isRanked: isRanked.get(), isNamed: isNamed.get())
    }
}

extension FieldRule<Money> {
    fileprivate static func goal(_ amounts: Amounts) -> FieldRule {
        let rule = FieldRule.money(amounts)
        return FieldRule(
            limit: rule.limit,
            parse: { input throws(FieldProblem) in
                let amount = try rule.parse(input)
                guard amount.minor > 0 else {
                    throw FieldProblem(Text("Please enter an amount greater than 0, for example 1500 or 1500.50."))
                }
                return amount
            }, format: rule.format)
    }
}

struct DashboardSettingsPage: TemplatePage {
    let form: DashboardSettingsForm
    let hasRecord: Bool
    let lock: LockedFeature?
    let currency: String

    static let template = "dashboards/settings"
    static let shape = Shape<DashboardSettingsPage> {
        $0.show("back") { _ in DashboardPath.partner }
        $0.show("path") { _ in DashboardPath.settings }
    }
}
