import Base
import Crypto
import Database
import TestKit
import Templates

@testable import Mail
@testable import Web

/// The letter of the portal with the least in it.
struct TestLetter: Letter {
    let address: String

    static let name = "trial"
    static let title = Text("Test letter", as: "letter")
    static let shape = Shape<TestLetter> { $0.show("address", \.address) }

    var subject: Text { Text("E-mail delivery works") }
}

/// The outbox of a portal with the templates of the product, over a transport that does as it is told.
final class TestPost: Sendable {
    let test: TestDatabase
    let site: Site
    let transport = TestTransport()
    let sender: MailSender
    let anna: Recipient
    let boris: Recipient
    private let clock: Guarded<Timestamp>

    var database: Database { test.database }

    init(key: UInt8 = 7, database: TestDatabase? = nil) throws {
        test = try database ?? TestDatabase(migrated: Database.Settings())
        let clock = Guarded(Timestamp(milliseconds: 1_700_000_000_000))
        self.clock = clock
        let head = Letterhead(
            company: "Ünal & Söhne", sender: Mailbox(try EmailAddress("portal@example.org"), name: "Ünal & Söhne"),
            colour: Letterhead.Colour("#1f6f82") ?? .standard)
        site = try Site(
            database: test.database,
            templates: try TemplateSet(
                folder: "\(Repository.root)/Templates", pages: TestLetter.pages + Digest.pages),
            files: FileStore(DataFolder(test.folder.path)), master: try MasterKey(Bytes(repeating: key, count: 32)),
            now: { clock.withLock { $0 } },
            origin: "https://portal.example.org", letterhead: { _ in head })
        sender = MailSender(site, transport)
        anna = Recipient(name: "Anna Schmidt", address: try EmailAddress("anna@example.com"))
        boris = Recipient(name: "Борис <b>", address: try EmailAddress("boris@example.com"), language: .german)
    }

    func post(to recipient: Recipient, cause: String) throws {
        let letter = TestLetter(address: site.address(of: "/admin/mail?token=SECRET"))
        try database.write { try $0.post(letter, to: recipient, cause: cause, by: site) }
    }

    func wait(_ duration: Duration) {
        clock.withLock { $0 = $0 + duration }
    }

    func reader<T>(_ body: (Reader) throws -> T) throws -> T {
        try database.read(body)
    }

    var states: [QueuedMail.State] {
        get throws { try reader { try $0.all("SELECT state FROM mails ORDER BY id") { try $0.next() } } }
    }

    /// Whether the words stand in one of the files that the database keeps.
    func databaseHolds(_ words: String) throws -> Bool {
        try ["", "-wal"].contains { ending in
            let bytes = try TextFile.bytes(test.path + ending)
            return String(decoding: bytes, as: UTF8.self).contains(words)
        }
    }
}

/// Keeps what it is given, or fails as it is told.
final class TestTransport: MailTransport {
    private let state = Guarded((sent: [Mail](), error: MailError?.none, tries: 0))

    var sent: [Mail] { state.withLock { $0.sent } }
    var tries: Int { state.withLock { $0.tries } }

    func fail(with error: MailError?) {
        state.withLock { $0.error = error }
    }

    func send(_ mail: Mail) throws(MailError) {
        let error: MailError? = state.withLock { state in
            state.tries += 1
            if state.error == nil { state.sent.append(mail) }
            return state.error
        }
        if let error { throw error }
    }
}
