import Base
import Templates

/// A page with one of everything.
struct Sample: TemplatePage {
    static let template = "page"

    var title = "Leads"
    var note: String?
    var count = 3
    var limit: Int?
    var isLocked = false
    var isOpen: Bool?
    var body = TrustedHTML(knownToBeSafe: "<b>bold</b>")
    var amount = Money(minor: 123_450, .eur)
    var bonus: Money?
    var rate = Rate(basisPoints: 2250)
    var created = Timestamp(milliseconds: 1_769_900_700_000)  // 31 January 2026, 23:05 UTC
    var due: CivilDate? = CivilDate(year: 2026, month: 3, day: 9)
    var owner = Person(name: "Anna Weber")
    var manager: Person?
    var leads = [Lead(company: "Acme", tags: ["Food", "New"]), Lead(company: "Nord & Süd")]
    var names: [String] = []

    static let shape = Shape<Sample> {
        $0.show("isLocked", \.isLocked)
        $0.show("isOpen", \.isOpen)
        $0.show("shout", \.shout)
        $0.show("path") { "/leads/\($0.count)" }
        $0.show("found", \.found)
    }

    /// Computed, not stored.
    var shout: String { title.uppercased() }
    var found: [Lead] { leads.filter { $0.company == "Acme" } }
}

struct Person: TemplateValue {
    var name: String
    var mail: String?
    var friends: [Lead] = [Lead(company: "Friend & Co", tags: ["x"])]

    static let shape = Shape<Person> {
        $0.show("boss", \.boss)
    }

    var boss: Lead { Lead(company: "Boss of \(name)") }
}

struct Lead: TemplateValue {
    var company: String
    var tags: [String] = []
    var owner: String? = "Kim"
}

extension Audience {
    static let english = Audience(.english, zone: berlin, now: Timestamp(milliseconds: 1_769_904_000_000))
    static let german = Audience(.german, zone: berlin, now: Timestamp(milliseconds: 1_769_904_000_000))
    private static let berlin = TimeZone.named("Europe/Berlin") ?? .utc
}

let header = "msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"

/// Renders the template of the sample page, with more files beside it.
func render(
    _ template: String, _ page: Sample = Sample(), files: [String: String] = [:],
    _ resources: TemplateSet.Resources = .init(), for reader: Audience = .english
) throws -> String {
    let files = files.merging(["page.html": template]) { given, _ in given }
    let templates = try TemplateSet(files: files, pages: [Sample.self], resources, isDevelopment: true)
    return String(decoding: templates.render(page, for: reader) ?? [], as: UTF8.self)
}

/// The errors of a template, nil where it has none.
func problem(_ template: String, files: [String: String] = [:]) -> String? {
    do {
        _ = try render(template, files: files)
        return nil
    } catch {
        return "\(error)"
    }
}
