package import Base
package import Database
package import Jobs
package import Templates
package import Web

/// How the installation itself is looked after: its mails, its jobs, its backups.
package struct Operations: Part {
    private let maintenance: Maintenance?
    private let backupAt: Cron?
    private let folder: String
    private let outbox: String?

    /// `maintenance` is what is done at night to the data folder, nil where nothing runs; `folder` is the one whose disk
    /// must not be full; `outbox` the folder that mails are written into, nil with a mail server.
    package init(_ maintenance: Maintenance?, backupAt: Cron?, folder: String, outbox: String?) {
        self.maintenance = maintenance
        self.backupAt = backupAt
        self.folder = folder
        self.outbox = outbox
    }

    package func routes(_ parts: Parts) -> [SiteRoute] {
        MailPages(parts.letters, outbox: outbox).routes + JobPages.routes
    }

    package let pages: [any TemplatePage.Type] = [
        Framed<MailPage>.self, Framed<JobPage>.self, HealthBlock.self,
    ]
    package let letters: [any Letter.Type] = [TestLetter.self]

    package var actions: [AuditAction] { OperationsEvent.actions }

    package let menu = [
        MenuEntry(Text("E-mail"), MailPath.index, "mail", in: .portal, 20, for: .admin),
        MenuEntry(Text("Jobs"), JobPath.index, "server", in: .portal, 30, for: .admin),
    ]

    package func jobs(_ site: Site) -> [PartJob] {
        guard let maintenance else { return [] }
        return [
            PartJob(Text("Backup"), maintenance.backup, at: backupAt),
            PartJob(Text("Verification of the latest backup"), maintenance.proof),
            PartJob(Text("Clean-up"), maintenance.tidying, at: .tidying),
        ]
    }

    package var overview: [HomeBlock] {
        [
            HomeBlock("health", Text("System health"), order: 100) { [folder, hasMailServer = outbox == nil] home in
                let (audience, reader) = (home.context.audience, home.context.reader)
                return try Health(folder: folder, hasMailServer: hasMailServer, at: audience.now, reader)
                    .block(audience)
            }
        ]
    }

    package func surround(_ chrome: inout Chrome, _ visit: any Visit) {
        if visit.session?.user.has(.admin) == true { chrome.alarms = Alarms.all(visit) }
    }

    package func gauges(_ reader: Reader, at now: Timestamp) throws -> [Gauge] {
        try OperationsGauges.read(reader, at: now)
    }
}
