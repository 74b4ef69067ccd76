package import Base
package import Crypto
package import Database
package import Templates

/// The dependencies of every page of the running program.
package final class Site: Sendable {
    package let database: Database
    package let templates: TemplateSet
    /// Uploaded files: pictures, documents.
    package let files: FileStore
    let keys: FormKeys
    let flashes: FlashCookie
    /// The time; tests set it.
    package let now: @Sendable () -> Timestamp
    let isDevelopment: Bool
    package let parts: Parts
    /// That the portal holds demo data.
    let demo: DemoNote?
    /// How pages looked last, for those that cannot ask the database.
    let lastLook = Guarded(Chrome())
    /// Tells pages that are open what has changed.
    package let live: Live
    /// The person who is signed in, and whether someone may still be told anything.
    package let accounts: Accounts
    /// The address of the rules by which browsers fetch a page before its link is clicked.
    let speculationRules: String?
    /// The public address of the portal: `https://portal.example.com`. The address in a request can be forged.
    let origin: String
    /// Returns the sender of e-mails and their layout.
    let letterhead: @Sendable (Reader) throws -> Letterhead
    /// Seals letters that wait to be sent.
    let mailBox: SealedBox
    /// The request limit per user; nil for no limit.
    let allowances: RateLimiter?
    let refusals = RefusalLog()
    private let master: MasterKey

    package init(
        database: Database, templates: TemplateSet, files: FileStore, master: MasterKey, isDevelopment: Bool = false,
        now: @escaping @Sendable () -> Timestamp = { .now },
        allowances: RateLimiter? = nil, speculationRules: String? = nil, live: Live = Live(),
        origin: String = "http://127.0.0.1:8080",
        letterhead: @escaping @Sendable (Reader) throws -> Letterhead = { _ in
            Letterhead(company: "Portico", sender: Mailbox(try EmailAddress("portico@localhost"), name: "Portico"))
        },
        accounts: Accounts = .nobody,
        parts: Parts = Parts(), demo: DemoNote? = nil
    ) throws {
        self.database = database
        self.templates = templates
        self.files = files
        keys = FormKeys(secret: try master.key(for: "form keys"))
        flashes = FlashCookie(secret: try master.key(for: "flash"))
        self.isDevelopment = isDevelopment
        self.now = now
        self.allowances = allowances
        self.speculationRules = speculationRules
        self.origin = origin
        self.letterhead = letterhead
        mailBox = try SealedBox(key: try master.key(for: "mail"))
        self.live = live
        self.accounts = accounts
        self.parts = parts
        self.demo = demo
        self.master = master
    }

    /// Returns the name of the company.
    package func company(in reader: Reader) throws -> String {
        try letterhead(reader).company
    }

    /// The key for one purpose of a part, the same at every start.
    package func key(for purpose: String) throws -> Secret { try master.key(for: purpose) }

    /// The whole address of a path, for whatever leaves the portal: mails, files, codes to scan.
    package func address(of path: String) -> String { origin + path }
}
