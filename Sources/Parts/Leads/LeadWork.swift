internal import Base
package import Jobs
package import Templates
package import Web

/// What the part does behind the answers.
package struct LeadWork: Sendable {
    private let automation: LeadAutomation
    private let reminders: LeadReminders
    private let imports: LeadImporter
    private let removals: LeadStageRemoval

    package init(_ site: Site) {
        automation = LeadAutomation(site: site)
        reminders = LeadReminders(site: site)
        imports = LeadImporter(site: site)
        removals = LeadStageRemoval(site: site)
    }

    package var listeners: [EventListener] { [automation.listener] }

    package var jobs: [JobKind] { [automation.idleJob, reminders.job, removals.job] + imports.jobs }

    package static var timetable: [Timetable.Entry] {
        [("*/15 * * * *", LeadReminders.jobKind), ("7 * * * *", LeadAutomation.jobKind)].compactMap { timing, kind in
            Cron(timing).map { Timetable.Entry(kind, at: $0, kind: kind) }
        }
    }

    /// The pages besides board, list and one lead.
    package static let routes: [SiteRoute] =
        LeadImportPages.routes + LeadAutomationPages.routes + LeadMergePages.routes + LeadFeedPages.routes
        + LeadContactPages.routes + LeadAdminPages.routes + LeadRatePages.routes + LeadTransferPages.routes
        + LeadSettingsPages.routes

    package static let pages: [any TemplatePage.Type] = [
        Framed<LeadImportsPage>.self, Framed<LeadImportPage>.self, Framed<LeadRulesPage>.self,
        Framed<LeadRulePage>.self, Framed<LeadMergePage>.self, Framed<LeadFeedPage>.self, Framed<LeadAdminPage>.self,
        Framed<LeadAdminShowPage>.self, Framed<LeadTransferPage>.self, Framed<LeadContactPage>.self,
        Framed<LeadContactSentPage>.self,
        Framed<LeadContactClosedPage>.self, Framed<LeadSettingsPage>.self, Framed<LeadStageRemovalPage>.self,
    ]

    /// What open pages can be told of.
    package static let topics = [LiveTopic(LeadImporter.topic) { $0.firm?.id.text }]

    package static let letters: [any Letter.Type] = [
        LeadRuleLetter.self, LeadContactLetter.self, LeadReminderLetter.self, LeadFormLetter.self,
    ]
}
