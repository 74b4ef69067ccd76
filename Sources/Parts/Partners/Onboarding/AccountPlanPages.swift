internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// `/partner/onboarding/plan`: a step that firms find once they have climbed far enough.
enum AccountPlanPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.step("plan"), .partner) { context in
            try check(context, context.reader)
            let saved = try AccountPlans.plan(of: context.firm.id, in: context.reader)
            return try context.page(
                AccountPlanPage(AccountPlanForm(nil, else: saved?.plan), saved, isOwner: context.viewer.has(.owner)))
        },
        .post(PartnerPath.step("plan"), .owner, update),
    ]

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let saved = try submission.read { reader in
            try check(submission, reader)
            return try AccountPlans.plan(of: submission.firm.id, in: reader)
        }
        let form = AccountPlanForm(submission.form.fields, else: saved?.plan)
        guard let plan = form.plan else {
            return try submission.page(AccountPlanPage(form, saved, isOwner: true), .unprocessableContent)
        }
        return try submission.write { writer in
            try AccountPlans.save(
                plan, of: ProfilePages.own(submission, writer), by: submission.actor, at: submission.now, in: writer)
            return .goto(PartnerPath.onboarding, saying: Text("Account plan saved."))
        }
    }

    private static func check(_ visit: some Visit, _ reader: Reader) throws {
        let steps = try Onboarding.progress(of: visit.firm.id, OnboardingStep.own, in: reader).steps
        guard steps.contains(where: { $0.step.code == OnboardingStep.plan.code }) else { throw Refusal.notThere }
    }
}

struct AccountPlanForm: FieldForm {
    let leads: Field<Int>
    let customers: Field<String>
    let measures: Field<String>
    let help: Field<String?>
    let reviewOn: Field<CivilDate>

    /// As it was sent, else as the firm has written it.
    init(_ sent: FormFields?, else plan: AccountPlan?) {
        leads = Field("leads", .integer(0...100_000), sent, else: plan?.leads)
        customers = Field("customers", .longText(max: 2_000), sent, else: plan?.customers)
        measures = Field("measures", .longText(max: 2_000), sent, else: plan?.measures)
        help = Field("help", .optional(.longText(max: 2_000)), sent, else: plan?.help)
        reviewOn = Field("review_on", .day, sent, else: plan?.reviewOn)
    }

    var plan: AccountPlan? {
        filled {
            try AccountPlan(
                leads: leads.get(), customers: customers.get(), measures: measures.get(), help: help.get() ?? "",
                reviewOn: reviewOn.get())
        }
    }
}

struct AccountPlanPage: TemplatePage {
    let form: AccountPlanForm
    let savedAt: Timestamp?
    let author: String
    let isOwner: Bool

    init(_ form: AccountPlanForm, _ saved: AccountPlans.Saved?, isOwner: Bool) {
        self.form = form
        savedAt = saved?.at
        author = saved?.author ?? ""
        self.isOwner = isOwner
    }

    static let template = "partners/plan"
    static let shape = Shape<AccountPlanPage> {
        $0.show("path") { _ in PartnerPath.step("plan") }
        $0.show("back") { _ in PartnerPath.onboarding }
    }
}

/// The plan as staff read it.
struct PlanView: TemplateValue {
    let saved: AccountPlans.Saved

    static let shape = Shape<PlanView> {
        $0.show("leads", \.saved.plan.leads)
        $0.show("customers", \.saved.plan.customers)
        $0.show("measures", \.saved.plan.measures)
        $0.show("help", \.saved.plan.help)
        $0.show("review_on", \.saved.plan.reviewOn)
        $0.show("at", \.saved.at)
        $0.show("author", \.saved.author)
    }
}
