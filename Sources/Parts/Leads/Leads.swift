internal import Base
package import Database
package import Jobs
package import Partners
package import Programme
package import Templates
package import Web

/// The pipeline: leads from their entry to their end, with what follows up on them, finds overlaps and brings many.
package struct Leads: ProgrammePart, PartnerPart {
    package init() {}

    package func routes(_ parts: Parts) -> [SiteRoute] {
        let rows: [[SiteRoute]] = [
            LeadRoutes.routes,
            ImportPages<LeadImport>.routes,
            LeadAutomationPages.routes,
            LeadMergePages.routes,
            LeadFeedPages.routes,
            LeadContactPages.routes,
            LeadAdminPages.routes,
            LeadRatePages.routes,
            LeadTransferPages.routes,
            LeadSettingsPages.routes,
            SavedViewPages.routes(.signedIn, owner: { try $0.viewer.id.text }) { submission, writer in
                guard let firm = try submission.viewer.firm else { return }
                try PartnerUses.note(.savedViews, by: firm.id, at: submission.now, in: writer)
            },
        ]
        return rows.flatMap(\.self)
    }

    package let pages: [any TemplatePage.Type] = [
        Framed<LeadBoardPage>.self,
        Framed<LeadListPage>.self,
        Framed<LeadShowPage>.self,
        Framed<LeadFormPage>.self,
        Framed<LeadEditPage>.self,
        Framed<LeadCheckPage>.self,
        Framed<LeadMovePage>.self,
        Framed<LeadActionsPage>.self,
        Framed<LeadActivityPage>.self,
        Framed<LeadTaskPage>.self,
        Framed<LeadBulkPage>.self,
        Framed<LeadProblemPage>.self,
        Framed<LeadRulesPage>.self,
        Framed<LeadRulePage>.self,
        Framed<LeadMergePage>.self,
        Framed<LeadFeedPage>.self,
        Framed<LeadAdminPage>.self,
        Framed<LeadAdminShowPage>.self,
        Framed<LeadTransferPage>.self,
        Framed<LeadContactPage>.self,
        Framed<LeadContactSentPage>.self,
        Framed<LeadContactClosedPage>.self,
        Framed<LeadSettingsPage>.self,
        Framed<LeadStageRemovalPage>.self,
    ]

    package let letters: [any Letter.Type] = [
        LeadRuleLetter.self, LeadContactLetter.self, LeadReminderLetter.self, LeadFormLetter.self,
    ]

    package var actions: [AuditAction] { LeadEvent.actions }
    package var fields: [AuditField] { AuditField.ofLeads }
    package var searches: [SearchSource] { [LeadSearch.source] }
    package var topics: [LiveTopic] { [LeadLive.topic] }

    private static let help = MenuGroup(Text("Lead tools", as: "menu"), 20)

    package let menu = [
        MenuEntry(Text("Leads"), LeadPath.board, "leads", keys: "g l", in: .main, 20, for: .owner, .member),
        MenuEntry(Text("Import leads"), LeadPath.imports, "upload", in: help, 10, for: .owner, .member),
        MenuEntry(Text("Automation", as: "menu"), LeadPath.automation, "bolt", in: help, 20, for: .owner),
        MenuEntry(Text("Calendar", as: "menu"), LeadPath.calendar, "calendar", in: help, 30, for: .owner, .member),
        MenuEntry(
            Text("Leads"), LeadPath.admin, "leads", keys: "g l", in: .programme, 30, for: .admin, .agent, .teamLead,
            .chainManager),
    ]

    package func listeners(_ site: Site) -> [EventListener] {
        [LeadAutomation(site: site).listener, LeadLive.listener(site.live)]
    }

    package var backfills: [Backfill] { Backfill.leads }

    package func jobs(_ site: Site) -> [PartJob] {
        [LeadAutomation(site: site).job, LeadReminders(site: site).job, LeadStageRemoval(site: site).job]
            + ImportJobs<LeadImport>(site).all
    }

    package var metrics: [Metric] { LeadMetrics.all }
    package var sales: Sales? { LeadMetrics.sales }
    package let features: [Feature] = [.pipelineTools, .automation]
    package let uses: [PartnerUse] = [.savedViews, .imports, .calendar, .automation]
    package let steps: [OnboardingStep] = [.lead]

    package func todos(_ context: Context) throws -> [Todo] { try LeadTodos(context)?.all() ?? [] }

    package func firstSteps(_ context: Context) throws -> [FirstStep] {
        guard try context.viewer.firm != nil else { return [] }
        return [
            FirstStep(
                20, Text("Add your first lead"),
                note: Text("A name and one contact detail are enough. To add many leads, import a file."),
                action: Text("New lead"), icon: "leads", path: LeadPath.new)
        ]
    }

    package func waiting(_ context: Context) throws -> [Figure] {
        let count = context.audience.number(try LeadFigures.underReview(in: context.reader))
        var figure = Figure(name: Text("Leads to review"), value: count, path: LeadPath.admin + "?review=waiting")
        figure.note = Text("may belong to another partner")
        return [figure]
    }

    package let limits = [
        LimitRow(
            "File of a lead", per: "file", LimitRow.bytes(LeadFile.limit), answer: "the page says so, nothing is kept"),
        LimitRow(
            "Different clients checked for overlaps", per: "person",
            "\(LimitRow.text(LeadCheckLimit.hourly)) in 1 h, \(LimitRow.text(LeadCheckLimit.daily)) in 24 h",
            answer: "429"),
        LimitRow(
            "Contact forms", per: "network and day",
            "\(LeadContactStore.limit(isProved: true)), \(LeadContactStore.limit(isProved: false)) without script",
            answer: "the page says so"),
        LimitRow(
            "Rules that set each other off", per: "lead", "\(LeadAutomation.limit)",
            answer: "the chain is cut and logged"),
    ]

    package func prepare(_ writer: Writer) throws { try LeadSearch.prepare(writer) }
}

extension OnboardingStep {
    package static let lead = OnboardingStep(
        "lead", order: 40, Text("Your first lead"), Text("Add someone you would recommend us to."), icon: "leads",
        path: LeadPath.new, canWait: true)
}

extension PartnerUse {
    package static let savedViews = PartnerUse(
        "saved_views", Text("Saved views", as: "adoption"), opensWith: .pipelineTools)
    package static let imports = PartnerUse("imports", Text("Lead import"))
    package static let calendar = PartnerUse("calendar", Text("Calendar feed"))
    package static let automation = PartnerUse(
        "automation", Text("Automation", as: "adoption"), opensWith: .automation)
}
