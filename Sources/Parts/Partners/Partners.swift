package import Base
package import Database
package import Jobs
package import Programme
package import Templates
package import Web

/// The firms that sell: how they apply and begin, their records, and what they are rewarded with.
package struct Partners: ProgrammePart, PartnerPart {
    package init() {}

    package func routes(_ parts: Parts) -> [SiteRoute] {
        let metrics = parts.metrics
        let rows: [[SiteRoute]] = [
            PartnershipPages.routes,
            ShowcasePages.routes,
            ApplyPages.routes,
            ApplicantPages.routes,
            ApplicationPages.routes,
            PartnerListPages.routes,
            PartnerBulkPages.routes,
            PartnerEditPages.routes,
            ImportPages<PartnerImport>.routes,
            PartnerPages.routes,
            PartnerMovePages.routes,
            PartnerTierPages.routes,
            OnboardingPages.routes,
            ProfilePages.routes,
            LogoPages.routes,
            AccountPlanPages.routes,
            FirmSlugPages.routes,
            AgreementPages.routes,
            AgreementFile.routes,
            AchievementPages(metrics: metrics).routes,
            RewardPages(metrics: metrics).routes,
        ]
        return rows.flatMap(\.self)
    }

    package let pages: [any TemplatePage.Type] = [
        Framed<PartnershipPage>.self,
        Framed<ShowcasePage>.self,
        Framed<ApplyPage>.self,
        Framed<ApplySentPage>.self,
        Framed<ApplicantPage>.self,
        Framed<ApplicationsPage>.self,
        Framed<ApplicationPage>.self,
        Framed<PartnerListPage>.self,
        Framed<PartnerBulkPage>.self,
        Framed<PartnerEditPage>.self,
        Framed<PartnerPage>.self,
        Framed<PartnerTierPage>.self,
        Framed<PartnerTeamPage>.self,
        Framed<PartnerStepsPage>.self,
        Framed<PartnerNotesPage>.self,
        Framed<PartnerAgreementsPage>.self,
        Framed<PartnerMovePage>.self,
        Framed<OnboardingPage>.self,
        Framed<WelcomeStepPage>.self,
        Framed<AgreementStepPage>.self,
        Framed<AccountPlanPage>.self,
        Framed<ProfilePage>.self,
        Framed<AgreementPage>.self,
        Framed<AchievementsPage>.self,
        Framed<PartnerBadgesPage>.self,
        Framed<BadgesPage>.self,
        Framed<BadgePage>.self,
        Framed<ChallengesPage>.self,
        Framed<ChallengePage>.self,
    ]

    package let letters: [any Letter.Type] = [
        ConfirmationLetter.self, QuestionLetter.self, RejectionLetter.self, MessageLetter.self,
    ]

    package var actions: [AuditAction] { PartnerEvent.actions }
    package var fields: [AuditField] { AuditField.ofPartners }
    package var searches: [SearchSource] { [PartnerSearch.source] }

    package let menu = [
        MenuEntry(
            Text("Badges and challenges"), PartnerPath.achievements, "trophy", keys: "g b", in: .main, 40,
            for: .owner, .member),
        MenuEntry(Text("Getting started"), PartnerPath.onboarding, "flag", in: .main, 50, for: .owner, .member),
        MenuEntry(Text("Your firm"), PartnerPath.profile, "firm", keys: "g f", in: .firm, 20, for: .owner),
        MenuEntry(
            Text("Partners"), PartnerPath.list, "firm", keys: "g p", in: .programme, 20, for: .admin, .support,
            .agent, .teamLead, .chainManager),
        MenuEntry(
            Text("Applications"), PartnerPath.applications, "inbox", keys: "g i", in: .programme, 40, for: .admin),
        MenuEntry(Text("Badges"), PartnerPath.badges, "trophy", in: .programme, 60, for: .admin),
        MenuEntry(Text("Challenges"), PartnerPath.challenges, "target", in: .programme, 70, for: .admin),
        MenuEntry(Text("Agreement"), PartnerPath.agreement, "document", in: .programme, 90, for: .admin),
        MenuEntry(Text("Programme page"), PartnerPath.showcase, "globe", in: .programme, 100, for: .admin),
    ]

    package func listeners(_ site: Site) -> [EventListener] { PartnerWork(metrics: site.parts.metrics).listeners }

    package var backfills: [Backfill] { Backfill.partners }

    package func jobs(_ site: Site) -> [PartJob] {
        PartnerWork(metrics: site.parts.metrics).jobs + ImportJobs<PartnerImport>(site).all
    }

    package var metrics: [Metric] { PartnerMetrics.all }

    /// The badges of a firm.
    package func milestones(of firm: ID<Firm>, _ reader: Reader) throws -> [Milestone] {
        try BadgeStore.awards(of: firm, in: reader).map {
            Milestone(name: $0.badge.title, note: $0.badge.words, icon: $0.badge.icon, at: $0.at)
        }
    }

    package let limits = [
        LimitRow(
            "Files", per: "firm",
            RuleSet.standard.tiers.map { "\($0.name) \(LimitRow.text($0.storage)) MB" }.joined(separator: ", "),
            answer: "the page says so, nothing is kept", setting: "/admin/tiers/draft"),
        LimitRow(
            "Applications", per: "network and day",
            "\(ApplyPages.limit(isProved: true)), \(ApplyPages.limit(isProved: false)) without script",
            answer: "the page says so"),
        LimitRow(
            "Firms changed at once", per: "form", LimitRow.text(PartnerBulk.limit), answer: "the page says so"),
    ]

    package func path(of firm: ID<Firm>) -> String? { PartnerPath.show(firm) }

    package var steps: [OnboardingStep] { OnboardingStep.own }

    package func todos(_ context: Context) throws -> [Todo] {
        guard try context.viewer.has(.owner), let firm = try context.viewer.firm else { return [] }
        let storage = try FirmStorage(of: firm.id, in: context.reader)
        let full = storage.isNearlyFull ? [PartnerSteps.makeRoom(storage, at: context.now)] : []
        let step = try Onboarding.next(of: firm.id, context.site.parts.steps, in: context.reader)
        return full + (step.map { [PartnerSteps.todo($0, at: context.now)] } ?? [])
    }

    package func firstSteps(_ context: Context) throws -> [FirstStep] {
        let viewer = try context.viewer
        if let firm = viewer.firm { return [try PartnerSteps.ofFirm(firm.id, in: context.reader)] }
        return viewer.has(.admin) ? try PartnerSteps.ofAdmin(in: context.reader) : []
    }

    package func waiting(_ context: Context) throws -> [Figure] {
        [try ApplicationQueue.figure(for: context.audience, in: context.reader)]
    }
}
