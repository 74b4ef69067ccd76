import Base
import Database
import HTTP
import Jobs
import Programme
import TestKit
import Testing

@testable import Leads
@testable import Partners
@testable import Web

@Suite struct LeadImportTests {
    let leads: LeadPortal
    let imports: Imports

    init() throws {
        leads = try LeadPortal()
        imports = try Self.imports(leads, as: leads.anna)
    }

    private static func imports(_ leads: LeadPortal, as user: User) throws -> Imports {
        Imports(
            browser: try leads.portal.browser(as: user.id), database: leads.database, path: LeadPath.imports)
    }

    private func check(_ id: ID<ImportFile>, _ input: [String: String] = [:]) throws {
        try imports.press("Check rows", id, input)
        try leads.settle()
    }

    private func start(_ id: ID<ImportFile>) throws {
        let count = try imports.counts(id)
        let ready = (count[.new] ?? 0) + (count[.review] ?? 0)
        try imports.press("Import \(ready) \(ready == 1 ? "row" : "rows")", id)
        try leads.settle()
    }

    private func lead(_ row: ImportRow) throws -> Lead {
        let id = try #require(row.record.flatMap { ID<Lead>($0) })
        return try #require(try leads.database.read { try LeadStore.lead(id, seenBy: .everything, in: $0) })
    }

    private func count() throws -> Int {
        try leads.database.read { try $0.value("SELECT count(*) FROM leads WHERE archived_at IS NULL") } ?? 0
    }

    private static let file = """
        Firma;Kontakt;E-Mail;Telefon;Land;Wert;Notiz
        Bergmann GmbH;Katharina Berg;k.berg@bergmann.example;030 123456;Deutschland;12.400,50;Von der Messe
        Talmann;Tom Tal;tom@talmann.example;;DE;;
        Bergmann GmbH;K. Berg;K.Berg@Bergmann.example;;;;
        ;;nobody@nowhere.example;;;;
        Weber;;not an address;;;;
        Huber;;;;;;
        Lang;;info@lang.example;;Atlantis;;
        Kurz;;info@kurz.example;;;viel;
        """

    @Test("the columns are guessed from their headings and shown as they are written, with some of their cells")
    func guessing() throws {
        let id = try imports.send(Self.file)
        #expect(
            try imports.file(id).mapping.places == [
                "company": 0, "name": 1, "email": 2, "phone": 3, "country": 4, "value": 5, "note": 6,
            ])
        let page = try imports.page(id)
        #expect(page.shows("E-Mail"))
        #expect(page.shows("Bergmann GmbH · Talmann"))
        #expect(page.field("column.5")?.all("option").first { $0["selected"] != nil }?["value"] == "value")
    }

    @Test("a column of amounts and one of addresses are known by their cells, whatever their headings say")
    func guessingByCells() throws {
        let id = try imports.send("Wer;Womit;Potenzial\nA;a@a.example;1.200 €\nB;b@b.example;EUR 900\n")
        let places = try imports.file(id).mapping.places
        #expect(places["email"] == 1)
        #expect(places["value"] == 2)
    }

    @Test(
        "every row gets its verdict before anything is imported; what cannot be read leaves out the value, not the row")
    func rehearsal() throws {
        try leads.lead("Talmann", email: "tom+x@talmann.example")
        let id = try imports.send(Self.file)
        try check(id)
        #expect(try imports.verdicts(id) == [.new, .known, .twice, .bad, .bad, .bad, .new, .new])
        #expect(try count() == 1)
        let page = try imports.page(id)
        for text in [
            "There is neither a company nor a name.", "There is neither an e-mail address nor a phone number.",
            "Unknown country: Atlantis.", "You already have this lead.", "Weber", "“viel”",
        ] { #expect(page.shows(text), "\(text)") }
        #expect(try imports.rows(id, "reduced").map(\.title) == ["Lang", "Kurz"])
        #expect(try imports.rows(id).allSatisfy { !$0.title.isEmpty })
    }

    @Test("what can be read is imported once, however often the file comes")
    func entering() throws {
        let first = try imports.send(Self.file)
        try check(first)
        try start(first)
        #expect(try imports.file(first).state == .done)
        #expect(try imports.verdicts(first) == [.added, .added, .twice, .bad, .bad, .bad, .added, .added])
        let lead = try lead(try #require(try imports.rows(first).first))
        #expect(lead.value == Money(minor: 1_240_050, .eur))
        #expect(lead.source == .imported)
        #expect(lead.contact.country == "DE")
        let notes = try leads.database.read { try LeadActivityStore.timeline(of: lead.id, kind: .note, in: $0) }
        #expect(notes.map(\.note) == ["Von der Messe"])
        let second = try imports.send(Self.file)
        try check(second)
        #expect(try imports.page(second).shows("There is nothing to import"))
        #expect(try count() == 4)
    }

    @Test("stage, owner, tags, next action and dates come along")
    func everything() throws {
        let id = try imports.send(
            """
            Vorname;Nachname;E-Mail;Status;Zuständig;Schlagworte;Nächster Schritt;Fällig am;Datum;Bemerkung
            Ida;Ohm;ida@ohm.example;Qualifiziert;Ben Kurz;messe, 2026;Anrufen;24.12.2026;03.02.2026;War da
            Uwe;Erg;uwe@erg.example;Gewonnen;Niemand;;;;;
            """)
        try check(id)
        try start(id)
        let rows = try imports.rows(id)
        let lead = try lead(rows[0])
        #expect(lead.contact.name == "Ida Ohm")
        #expect(lead.stage.code == "qualified")
        #expect(lead.owner == leads.ben.id)
        #expect(lead.tags == ["messe", "2026"])
        #expect(lead.nextAction == Lead.NextAction("Anrufen", on: CivilDate(year: 2026, month: 12, day: 24)))
        let note = try leads.database.read { try LeadActivityStore.timeline(of: lead.id, kind: .note, in: $0) }
        #expect(note.map { leads.anna.zone.local($0.at).day } == [CivilDate(year: 2026, month: 2, day: 3)])
        #expect(rows[1].verdict == .added)
        #expect(rows[1].notes.map(\.column) == ["Status", "Zuständig"])
    }

    @Test("how numbers and dates are written is asked once for the file, and only where it does not tell")
    func style() throws {
        let head = "company,email,value,note_on\n"
        let plain = try imports.page(imports.send(head + "\"A\",a@a.example,\"1,200.50\",2026-01-31\n"))
        #expect(plain.field("numbers") == nil && plain.field("days") == nil)
        let id = try imports.send(head + "\"A\",a@a.example,12.400,01/02/2026\n")
        let page = try imports.page(id)
        #expect(page.field("numbers") != nil && page.field("days") != nil)
        try check(id, ["numbers": "comma", "days": "monthFirst"])
        try start(id)
        let lead = try lead(try #require(try imports.rows(id).first))
        #expect(lead.value == Money(minor: 1_240_000, .eur))
        let notes = try leads.database.read { try LeadActivityStore.timeline(of: lead.id, kind: .note, in: $0) }
        #expect(notes.map { leads.anna.zone.local($0.at).day } == [CivilDate(year: 2026, month: 1, day: 2)])
    }

    @Test("an import can be undone; what somebody has worked with since is kept")
    func undoing() throws {
        let text = "company,email\nA,a@a.example\nB,b@b.example\nC,c@c.example\n"
        let id = try imports.send(text)
        try check(id)
        try start(id)
        let touched = try lead(imports.rows(id)[1])
        leads.portal.clock.advance(by: .seconds(60))
        try leads.database.write { writer in
            _ = try LeadStore.log(
                .call, note: "Spoke", on: touched.id, seenBy: .everything, by: leads.by(leads.anna), in: writer)
        }
        try imports.press("Undo import", id)
        try leads.settle()
        #expect(try imports.verdicts(id) == [.undone, .kept, .undone])
        #expect(try imports.page(id).shows("2 rows were undone"))
        #expect(try count() == 1)
        let again = try imports.send(text)
        try check(again)
        #expect(try imports.verdicts(again) == [.new, .known, .new])
    }

    @Test("going over the firm's capacity is said before")
    func capacity() throws {
        var terms = Partner.Terms(type: "channel", region: "dach")
        terms.capacity = 1
        let partner = Partner(
            id: leads.firm, profile: .init(name: "Weber & Partner"), terms: terms, state: .active,
            stateSince: leads.now, createdAt: leads.now)
        try leads.database.write { try PartnerStore.add(partner, in: $0) }
        let id = try imports.send("company,email\nA,a@a.example\nB,b@b.example\n")
        try check(id)
        #expect(try imports.page(id).shows("You work on 0 of at most 1 leads. With this import it would be 2."))
    }

    @Test("what a member imports is theirs, and what may be another partner's waits for staff")
    func rights() throws {
        let other = try leads.portal.firm("Lang Immobilien")
        try leads.database.write { writer in
            let contact = Lead.Contact(name: "Tom", email: try EmailAddress("info@talmann.example"))
            let peter = LeadAuthor.program(at: leads.now)
            _ = try LeadStore.create(Lead.Draft(contact: contact), source: .manual, for: other, by: peter, in: writer)
        }
        let ben = try Self.imports(leads, as: leads.ben)
        let id = try ben.send("company,email\nTalmann,tom@talmann.example\nHuber,info@huber.example\n")
        try check(id)
        #expect(try imports.verdicts(id) == [.review, .new])
        try start(id)
        let found = try imports.rows(id).map { try lead($0) }
        #expect(found.map(\.review) == [.waiting, .accepted])
        #expect(found.map(\.owner) == [leads.ben.id, leads.ben.id])
    }

    @Test("another firm's file is not there, nor is a file of another import")
    func others() throws {
        let other = try leads.portal.user("Ida Lang", .owner, of: leads.portal.firm("Lang Immobilien"))
        let id = try imports.send(Self.file)
        #expect(try leads.portal.browser(as: other).get("/leads/import/\(id)").status == .notFound)
        let admin = try leads.portal.browser(as: leads.portal.user("Ada", .admin))
        #expect(try admin.get("/admin/partners/import/\(id)").status == .notFound)
    }

    @Test("a file is forgotten a month after it came, and with it what it held")
    func forgetting() throws {
        let id = try imports.send(Self.file)
        try check(id)
        leads.portal.clock.advance(by: .seconds(31 * 86_400))
        let runner = JobRunner([AnswerAndMailCleanup.job], of: leads.portal.site)
        try runner.settle()
        leads.portal.clock.advance(by: .seconds(86_400))
        try runner.settle()
        for sql: SQL in [
            "SELECT count(*) FROM imports", "SELECT count(*) FROM import_rows", "SELECT count(*) FROM import_contents",
        ] { #expect(try leads.database.read { try $0.value(sql, as: Int.self) } == 0) }
    }
}
