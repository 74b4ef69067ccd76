internal import Base
internal import Dashboards
internal import Database
internal import HTTP
internal import Identity
internal import Leads
internal import Partners
internal import Programme
internal import Server
internal import Templates
internal import Web

/// The composition root: which parts there are, the pages that they show, and the routes that they make together.
enum Parts {
    /// Every kind of letter that the portal writes.
    static let letters: [any Letter.Type] = [
        [TrialLetter.self],
        Identity.letters,
        Partners.letters,
        LeadWork.letters,
    ].flatMap(\.self)

    /// What the parts measure of firms, and the programme that judges them by it.
    static let programme = Programme(
        metrics: PartnerMetrics.all + LeadMetrics.all, sales: LeadMetrics.sales,
        milestones: Partners.milestones)

    /// Every type that a template is bound to.
    static func pages(_ configuration: Configuration) -> [any TemplatePage.Type] {
        let rows: [[any TemplatePage.Type]] = [
            [Framed<ErrorPage>.self],
            SearchPages.pages,
            letters.flatMap { $0.pages } + [Framed<MailPage>.self],
            Identity.pages,
            Identity.peoplePages,
            Programme.pages,
            Partners.pages,
            LeadRoutes.pages,
            LeadWork.pages,
            Dashboards.pages,
            [Framed<JobPage>.self],
            configuration.development ? StyleGuide.pages : [],
        ]
        return rows.flatMap(\.self)
    }

    /// Without a site they can be listed, but not served.
    static func routes(
        _ configuration: Configuration, _ files: StaticFiles, _ site: Site?, _ identity: Identity,
        _ programme: Programme = programme
    ) -> [Route] {
        let rows: [[SiteRoute]] = [
            HomePage.routes,
            Preferences.routes,
            SavedViewPages.routes(.signedIn, owner: { try $0.viewer.id.text }) { submission, writer in
                guard let firm = try submission.viewer.firm else { return }
                try PartnerUses.note(.savedViews, by: firm.id, at: submission.audience.now, in: writer)
            },
            LiveSocket.routes,
            SearchPages(searches).routes,
            identity.routes,
            identity.peopleRoutes(naming: auditActions.flatMap(\.self)),
            LeadWork.routes,
            mails(configuration).routes,
            programme.routes,
            Partners(metrics: programme.metrics).routes,
            LeadRoutes.routes,
            Dashboards(programme: programme, folder: configuration.data).routes,
            JobPages(Background.jobTitles).routes,
            configuration.development ? StyleGuide.routes : [],
        ]
        let others = files.routes + (configuration.testRoutes ? TestRoutes.routes : [])
        return SiteRoute.routes(rows.flatMap(\.self), of: site) + others
    }

    /// What the search in the top bar goes through.
    private static let searches = [LeadRoutes.search, Partners.search, Identity.search]

    /// What the audit log may name, in words.
    static let auditActions: [[AuditAction]] = [
        AuditAction.ofIdentity, AuditAction.ofProgramme, AuditAction.ofPartners, AuditAction.ofLeads,
        AuditAction.ofDashboards,
        [
            AuditAction("mail.retried", Text("Mail tried again", as: "action")),
            AuditAction("job.retried", Text("Work tried again", as: "action")),
        ],
    ]

    /// What pages that stay open can be told of.
    static let topics = [LeadLive.topic, Programme.topic, Programme.judging, OverviewLive.topic] + LeadWork.topics

    private static func mails(_ configuration: Configuration) -> MailPages {
        MailPages(letters, outbox: configuration.smtpHost == nil ? configuration.outbox : nil)
    }

    /// What the parts need before the first write: indexes that migrations do not make.
    static func prepare(_ writer: Writer) throws {
        try LeadSearch.prepare(writer)
    }

    /// Whom letters come from: the company, from the address that it has set, else from that of the mail server's set-up.
    static func letterhead(_ settings: Settings, _ sender: Mailbox) -> Letterhead {
        let address = settings.senderAddress.flatMap { try? EmailAddress($0) } ?? sender.address
        let name = settings.senderName == Settings().senderName ? sender.name : settings.senderName
        return Letterhead(
            company: settings.company, sender: Mailbox(address, name: name),
            colour: settings.accent.flatMap { Letterhead.Colour($0.hex) } ?? .standard)
    }
}
