package import Programme
package import Templates
package import Web

/// The part, with what the parts of the product can measure.
package struct Partners: Sendable {
    let metrics: Metrics

    package init(metrics: Metrics) {
        self.metrics = metrics
    }

    package var routes: [SiteRoute] {
        let rows: [[SiteRoute]] = [
            PartnershipPages.routes,
            ShowcasePages.routes,
            ApplyPages.routes,
            ApplicantPages.routes,
            ApplicationPages.routes,
            PartnerListPages.routes,
            PartnerBulkPages.routes,
            PartnerEditPages.routes,
            PartnerImportPages.routes,
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

    package static let search = PartnerSearch.source

    package static let pages: [any TemplatePage.Type] = [
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
        Framed<PartnerImportPage>.self,
        Framed<PartnerRehearsalPage>.self,
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

    /// The badges of a firm, for the timeline of its tiers.
    package static let milestones: Milestone.All = { firm, reader in
        try BadgeStore.awards(of: firm, in: reader).map {
            Milestone(name: $0.badge.title, note: $0.badge.words, icon: $0.badge.icon, at: $0.at)
        }
    }

    package static let letters: [any Letter.Type] = [
        ConfirmationLetter.self, QuestionLetter.self, RejectionLetter.self, MessageLetter.self,
    ]
}
