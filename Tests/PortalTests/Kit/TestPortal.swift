import Base
import Crypto
import Database
import HTTP
import Identity
import Jobs
import Programme
import Server
import TestKit
import Templates
import Testing
import Web

@testable import App

/// The whole portal in process: its routes, templates, policies and a database of its own, without sockets.
///
///     let portal = try TestPortal()
///     let anna = try portal.browser(as: portal.user("Anna Weber", .owner, of: portal.firm("Weber & Partner")))
///     #expect(try anna.visit("/account").heading == "Account")
final class TestPortal: Sendable {
    private let test: TestDatabase
    let site: Site
    let identity: Identity
    let router: Router
    let clock: TestClock
    let mailTransport = SentMails()
    let mailSender: MailSender

    var database: Database { test.database }
    var folder: String { test.folder.path }

    private static let configuration = Result { try Configuration(arguments: Repository.folders) }
    private static let files = Result {
        try StaticFiles(folder: configuration.get().public, dataFolder: nil, isDevelopment: true)
    }
    private static let templates = Result {
        try Portal.templates(configuration.get(), files.get(), PartList.listed(configuration.get()))
    }

    /// `hashing` a password takes as little as can be, and a password is enough for everybody, where a test is not
    /// about that.
    init(
        at start: Timestamp = TestClock.start, programme: Programme = Programme(),
        hashing: PasswordHash.Parameters = TestPortal.quickly, hashers: Int = 2, asInstalled: Bool = false,
        allowances: RateLimiter? = nil
    ) throws {
        test = try TestDatabase(migrated: Database.Settings())
        let master = try MasterKey(Bytes(repeating: 7, count: 32))
        let data = try DataFolder(test.folder.path)
        let parts = try PartList.all(
            TestPortal.configuration.get(), hasher: PasswordHasher(hashing, places: hashers), master: master,
            maintenance: Maintenance(
                data, FileStore(data), backups: BackupFolder(data.backups), keeping: 2, program: "test"),
            programme: programme)
        identity = try #require(parts.all.lazy.compactMap { $0 as? Identity }.first)
        try test.database.write { writer in
            try parts.prepare(writer)
            if !asInstalled { try SecondFactorStore.setRequiredRoles([], in: writer) }
        }
        let clock = TestClock(start)
        self.clock = clock
        site = try Site(
            database: test.database, templates: TestPortal.templates.get(),
            files: FileStore(data), master: master, now: { clock.now },
            allowances: allowances,
            live: Live(parts.topics) { SocketGroup() }, origin: "http://portal.example",
            accounts: Identity.accounts, parts: parts)
        mailSender = MailSender(site, mailTransport)
        router = try Router(Portal.routes(parts, site, TestPortal.files.get()))
    }

    func firm(_ name: String) throws -> ID<Firm> {
        let id = ID<Firm>.make()
        try database.write { try Firms.open(id, name: name, in: $0) }
        return id
    }

    /// Somebody with an account and a password, who is not signed in yet.
    func user(_ name: String, _ roles: Role..., of firm: ID<Firm>? = nil, email: String? = nil) throws -> ID<User> {
        let address = email ?? name.lowercased().filter { $0.isLetter && $0.isASCII } + "@example.com"
        let new = NewUser(name: name, email: try EmailAddress(address), roles: Set(roles), firm: firm)
        return try database.write { writer in
            let id = try UserStore.create(new, at: clock.now, in: writer)
            try UserStore.setPassword(id, TestPortal.passwordHash, at: clock.now, in: writer)
            return id
        }
    }

    /// The password of everybody in tests, hashed once, and as quickly as can be.
    static let password = "correct horse battery"
    static let quickly = PasswordHash.Parameters(memory: 8, passes: 1, lanes: 1)
    private static let passwordHash =
        (try? PasswordHash.make(password, quickly)) ?? ""

    func browser() -> Browser {
        Browser(self)
    }

    /// A browser in which they are signed in already; an admin may look at the portal as somebody else.
    func browser(as user: ID<User>, viewing viewed: ID<User>? = nil) throws -> Browser {
        let token = try database.write { writer in
            let token = try SessionStore.start(
                user, isKept: false, device: "Test", address: "203.0.113.7", at: clock.now, in: writer)
            for session in try SessionStore.all(of: user, at: clock.now, in: writer) where viewed != nil {
                try SessionStore.setViewed(session.id, viewed, in: writer)
            }
            return token
        }
        let browser = Browser(self)
        let cookie = try token.cookie(isKept: false, for: Peer()).text.prefix { $0 != ";" }
        browser.keep(String(cookie))
        return browser
    }
}
