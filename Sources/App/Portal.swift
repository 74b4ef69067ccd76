internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Identity
internal import Jobs
internal import Mail
internal import Programme
internal import Server
internal import Settings
internal import Templates
internal import Web

/// The portal behind the server: its data folder, database, key, pages and files, all checked before a port opens.
struct Portal: Sendable {
    /// Carries the lock of the data folder from the supervisor to the servers that it starts.
    static let lockVariable = "PORTICO_DATA_LOCK"

    let database: Database
    let files: StaticFiles
    let site: Site
    let isDemo: Bool
    let proxyWatch: ProxyWatch
    private let lock: DataLock
    private let background: Background

    /// Uses the lock of the supervisor, or takes one if there is none.
    init(_ configuration: Configuration, lock held: Int32?) throws {
        let data = try DataFolder(configuration.data)
        lock = try held.map { try DataLock(inherited: $0, data) } ?? DataLock(data)
        try Disk.makeFolder(configuration.spoolFolder)
        files = try StaticFiles(
            folder: configuration.public, dataFolder: data.path, isDevelopment: configuration.development)
        database = try Database.open(
            data, migrations: Migration.all(in: configuration.migrations), backups: configuration.backupFolder,
            program: VersionCommand.version)
        proxyWatch = ProxyWatch(database)
        let master = try MasterKey.load(given: configuration.masterKey, file: "\(data.path)/master.key")
        try KeyCheck.check(master, database)
        isDemo = try database.read { try Demo.isIn($0) }
        let sender = try configuration.sender
        let store = try FileStore(data)
        let parts = try PartList.all(
            configuration, hasher: PasswordHasher(configuration), master: master,
            maintenance: Maintenance(
                data, store, backups: configuration.backupFolder, keeping: configuration.backupsKept,
                program: VersionCommand.version))
        try database.write(parts.prepare)
        site = try Site(
            database: database, templates: try Portal.templates(configuration, files, parts), files: store,
            master: master, isDevelopment: configuration.development, allowances: configuration.allowances(isDemo),
            speculationRules: files.address(of: "links.speculation"),
            live: Live(parts.topics) { SocketGroup() }, origin: configuration.origin,
            letterhead: { try Letterhead(Settings.current($0), sender) },
            accounts: Identity.accounts, parts: parts, demo: isDemo ? DemoSignIn.note : nil)
        background = Background(site, configuration.mailTransport(outbox: configuration.outbox))
    }

    var routes: [Route] { Portal.routes(site.parts, site, files) }

    /// Without a site they can be listed, but not served.
    static func routes(_ parts: Parts, _ site: Site?, _ files: StaticFiles) -> [Route] {
        SiteRoute.routes(parts.routes, of: site) + files.routes
    }

    static func templates(
        _ configuration: Configuration, _ files: StaticFiles, _ parts: Parts
    ) throws -> TemplateSet {
        try TemplateSet(
            folder: configuration.templates, pages: parts.pages,
            TemplateSet.Resources(asset: { files.address(of: $0) }), isDevelopment: configuration.development)
    }

    /// Why the portal cannot answer; nil if it can.
    @Sendable func complaint() -> String? {
        do {
            _ = try database.read { try $0.value("SELECT count(*) FROM migrations", as: Int.self) }
            if database.damage != nil { return "The database is damaged: restore a backup." }
            guard database.health.failure != nil else { return nil }
            database.probe()
            return "The database cannot be written to."
        } catch {
            Log.error("the database does not answer", ["cause": "\(error)"])
            return "The database does not answer."
        }
    }

    /// Begins the work that is done behind the answers.
    func start() throws {
        try background.start()
    }

    /// Ends that work, and does what is still waiting to be written.
    func close() {
        background.stop()
        database.close()
    }
}

extension Configuration {
    /// The folder for request bodies that are too large for memory.
    var spoolFolder: String { self.data + "/spool" }

    /// The public address of the portal.
    var origin: String { self.publicAddress ?? ownAddress }

    /// The default address of the portal.
    var ownAddress: String {
        let isSecure = self.tlsCert != nil
        let host = self.host.contains(":") ? "[\(self.host)]" : self.host == "*" ? "localhost" : self.host
        let port = self.port == (isSecure ? 443 : 80) ? "" : ":\(self.port)"
        return "\(isSecure ? "https" : "http")://\(host)\(port)"
    }

    /// The request limit per user. Demo accounts are shared and have none.
    func allowances(_ isDemo: Bool) -> RateLimiter? {
        self.requestsPerPerson == 0 || isDemo ? nil : RateLimiter(perMinute: self.requestsPerPerson)
    }

    /// The folder for e-mails if there is no mail server.
    var outbox: String { self.data + "/outbox" }
}
