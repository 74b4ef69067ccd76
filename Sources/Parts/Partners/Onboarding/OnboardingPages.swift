internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// `/partner/onboarding`: how a firm begins. Where one stopped, one goes on.
enum OnboardingPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.onboarding, .partner, index),
        .post(PartnerPath.onboarding, .owner, skip),
        .get(PartnerPath.step("welcome"), .partner) { context in
            let rules = try ProgrammeRules.current(context.reader).rules
            let tiers = TierView.all(rules, context.site.parts.features)
            return try context.page(WelcomeStepPage(tiers: tiers, isOwner: context.viewer.has(.owner)))
        },
        .post(PartnerPath.step("welcome"), .owner) { submission in
            try finish(.welcome, submission)
        },
        .get(PartnerPath.step("agreement"), .partner) { context in
            let field = Field("name", .text(max: 120), nil as String?)
            return try context.page(AgreementStepPage(context, field, accepted: nil, context.reader))
        },
        .post(PartnerPath.step("agreement"), .owner, sign),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        let firm = try context.firm
        // Firms that are older than their record here have nothing to begin with.
        guard let partner = try PartnerStore.partner(firm.id, in: context.reader) else { throw Refusal.notThere }
        if partner.state == .invited {
            let (actor, now) = (context.actor, context.now)
            // Coming here is what begins it.
            context.later { writer in
                guard let current = try PartnerStore.partner(firm.id, in: writer), current.state == .invited else {
                    return
                }
                try PartnerRecords.move(current, to: .onboarding, by: .firm, actor, at: now, in: writer)
            }
        }
        let progress = try Onboarding.progress(of: firm.id, context.site.parts.steps, in: context.reader)
        return try context.page(
            OnboardingPage(partner, progress, isOwner: context.viewer.has(.owner)))
    }

    /// Leaves a step for later.
    @Sendable private static func skip(_ submission: Submission) throws -> Response {
        let steps = submission.site.parts.steps
        guard let step = steps.first(where: { $0.code == submission.form["step"] }), step.canWait else {
            throw Refusal.notThere
        }
        return try submission.write { writer in
            try Onboarding.set(
                step, .skipped, of: submission.firm.id, by: submission.actor, at: submission.now, in: writer)
            return .goto(PartnerPath.onboarding)
        }
    }

    @Sendable private static func sign(_ submission: Submission) throws -> Response {
        let sent = submission.form.fields
        let name = Field("name", .text(max: 120), sent)
        let isAccepted = sent["accepted"] != nil
        guard let signed = name.value, isAccepted else {
            let drawn = try submission.read { reader in
                try AgreementStepPage(submission, name, accepted: isAccepted, reader)
            }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            guard let partner = try PartnerStore.partner(submission.firm.id, in: writer),
                let agreement = try Agreements.current(in: writer)
            else { throw Refusal.notThere }
            // The signature is for the text that was read, not for one published in the meantime.
            guard agreement.hash == sent["hash"] else {
                return .goto(
                    PartnerPath.step("agreement"),
                    saying: Text("The text has changed in the meantime. Please read it again."),
                    kind: .warning)
            }
            try Agreements.sign(
                agreement, for: partner, as: signed, by: submission.viewer, submission.actor, at: submission.now,
                in: writer)
            return .goto(PartnerPath.onboarding, saying: Text("Signed. Thank you."))
        }
    }

    static func finish(_ step: OnboardingStep, _ submission: Submission) throws -> Response {
        try submission.write { writer in
            try Onboarding.set(
                step, .done, of: submission.firm.id, by: submission.actor, at: submission.now, in: writer)
            return .goto(PartnerPath.onboarding)
        }
    }
}

/// A step as a checklist shows it.
struct StepView: TemplateValue {
    let code: String
    let title: Text
    let note: Text
    let icon: String
    /// nil if the viewer has no access.
    let path: String?
    let canWait: Bool
    let isDone: Bool
    let isSkipped: Bool

    init(_ step: OnboardingStep, _ state: OnboardingStep.State, isOwner: Bool = true) {
        code = step.code
        title = step.title
        note = step.note
        icon = step.icon
        path = isOwner || step.code != OnboardingStep.profile.code ? step.path : nil
        canWait = step.canWait
        isDone = state == .done
        isSkipped = state == .skipped
    }
}

struct OnboardingPage: TemplatePage {
    let firm: String
    let logo: String?
    let steps: [StepView]
    let done: Int
    let percent: Int
    let next: String?
    let isComplete: Bool
    let isOwner: Bool

    init(_ partner: Partner, _ progress: OnboardingProgress, isOwner: Bool) {
        firm = partner.name
        logo = partner.logoPath
        steps = progress.steps.map { StepView($0.step, $0.state, isOwner: isOwner) }
        done = progress.done
        percent = progress.percent
        next = isOwner ? progress.next?.path : nil
        isComplete = progress.isComplete
        self.isOwner = isOwner
    }

    static let template = "partners/onboarding"
    static let shape = Shape<OnboardingPage> {
        $0.show("count") { $0.steps.count }
        $0.show("path") { _ in PartnerPath.onboarding }
    }
}

struct WelcomeStepPage: TemplatePage {
    let tiers: [TierView]
    let isOwner: Bool

    static let template = "partners/welcome"
    static let shape = Shape<WelcomeStepPage> {
        $0.show("path") { _ in PartnerPath.step("welcome") }
        $0.show("back") { _ in PartnerPath.onboarding }
    }
}

/// A tier as shown to partners.
struct TierView: TemplateValue {
    let name: String
    let colour: Int
    let icon: String
    let rate: Rate
    let rhythm: Text
    let support: Int
    let gains: [Text]

    static func all(_ rules: RuleSet, _ features: [Feature]) -> [TierView] {
        rules.tiers.map { tier in
            let benefits = rules.benefits.filter { $0.tier == tier.code }.map {
                Text("{benefit}", ["benefit": $0.text])
            }
            let features = features.filter { rules.opening(of: $0)?.code == tier.code }.map(\.title)
            return TierView(
                name: tier.name, colour: tier.colour, icon: tier.icon, rate: tier.rate, rhythm: tier.rhythm.title,
                support: tier.supportHours, gains: benefits + features)
        }
    }
}

struct AgreementStepPage: TemplatePage {
    /// Empty if there is no agreement to sign.
    let text: String
    let hash: String
    let publishedAt: Timestamp?
    let name: FieldView
    let acceptProblem: Text?
    let signedName: String?
    let signedAt: Timestamp?
    let isOwner: Bool

    init(_ visit: some Visit, _ name: Field<String>, accepted: Bool?, _ reader: Reader) throws {
        let agreement = try Agreements.current(in: reader)
        let signature = try Agreements.signatures(of: visit.firm.id, in: reader).first { $0.hash == agreement?.hash }
        text = agreement?.text ?? ""
        hash = agreement?.hash ?? ""
        publishedAt = agreement?.publishedAt
        self.name = name.view
        acceptProblem = accepted == false ? Text("Please confirm that you have read and accept the agreement.") : nil
        signedName = signature?.name
        signedAt = signature?.at
        isOwner = try visit.viewer.has(.owner)
    }

    static let template = "partners/agreement"
    static let shape = Shape<AgreementStepPage> {
        $0.show("accept_error", \.acceptProblem)
        $0.show("file") { $0.isOwner && $0.signedAt != nil ? PartnerPath.signed($0.hash) : nil }
        $0.show("path") { _ in PartnerPath.step("agreement") }
        $0.show("back") { _ in PartnerPath.onboarding }
    }
}
