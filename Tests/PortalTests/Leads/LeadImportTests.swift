import Base
import Database
import Testing
import Web

@testable import Leads

@Suite struct LeadImportTests {
    let leads: LeadPortal

    init() throws {
        leads = try LeadPortal()
    }

    private func send(_ text: String, as user: User? = nil) throws -> ID<LeadImport> {
        try leads.database.write { writer in
            try LeadImportStore.add(
                Bytes(text.utf8), named: "leads.csv", of: user ?? leads.anna, firm: leads.firm, at: leads.now,
                in: writer)
        }
    }

    private func find(_ id: ID<LeadImport>) throws -> LeadImport {
        try #require(try leads.database.read { try LeadImportStore.find(id, of: leads.firm, in: $0) })
    }

    private func check(_ id: ID<LeadImport>) throws {
        let found = try find(id)
        try leads.database.write { try LeadImportStore.check(found, found.columns, at: leads.now, in: $0) }
        try leads.settle()
    }

    private func start(_ id: ID<LeadImport>) throws {
        let found = try find(id)
        try leads.database.write { try LeadImportStore.start(found, by: leads.by(leads.anna), in: $0) }
        try leads.settle()
    }

    private func verdicts(_ id: ID<LeadImport>) throws -> [LeadImport.Verdict] {
        try leads.database.read { try LeadImportStore.rows(of: id, in: $0) }.map(\.verdict)
    }

    private func count() throws -> Int {
        try leads.database.read { reader in
            try LeadBoardStore.board(
                of: leads.firm, seenBy: .firm(leads.firm), now: leads.now,
                today: CivilDate(year: 2026, month: 2, day: 6), in: reader)
        }.lanes[0].count
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

    @Test("the columns are guessed from what people call them")
    func guessing() throws {
        let columns = try find(send(Self.file)).columns
        #expect(columns[.company] == "firma")
        #expect(columns[.name] == "kontakt")
        #expect(columns[.email] == "e-mail")
        #expect(columns[.value] == "wert")
        #expect(columns[.city] == nil)
    }

    @Test("every row gets its verdict before anything is entered, and says what is wrong with it")
    func rehearsal() throws {
        try leads.lead("Talmann", email: "tom+x@talmann.example")
        let id = try send(Self.file)
        try check(id)
        #expect(try find(id).state == .checked)
        #expect(try verdicts(id) == [.free, .yours, .twice, .bad, .bad, .bad, .bad, .bad])
        #expect(try count() == 1)
        let reasons = try leads.database.read { try LeadImportStore.rows(of: id, .bad, in: $0) }.map(\.reason)
        try #require(reasons.count == 5)
        #expect(reasons[0].contains("neither a company nor a name"))
        #expect(reasons[2].contains("neither an e-mail address nor a phone"))
        #expect(reasons[3].contains("no country of that name"))
        #expect(reasons[4].contains("no amount"))
    }

    @Test("what can be read is entered once, however often the file comes")
    func entering() throws {
        let first = try send(Self.file)
        try check(first)
        try start(first)
        #expect(try find(first).state == .done)
        #expect(try verdicts(first) == [.added, .added, .twice, .bad, .bad, .bad, .bad, .bad])
        let line = try #require(try leads.database.read { try LeadImportStore.rows(of: first, .added, in: $0) }.first)
        let id = try #require(line.lead)
        let lead = try #require(try leads.database.read { try LeadStore.lead(id, seenBy: .everything, in: $0) })
        #expect(lead.value == Money(minor: 1_240_050, .eur))
        #expect(lead.source == .imported)
        #expect(lead.contact.country == "DE")
        let notes = try leads.database.read { try LeadActivityStore.timeline(of: id, kind: .note, in: $0) }
        #expect(notes.map(\.note) == ["Von der Messe"])
        let second = try send(Self.file)
        try check(second)
        try start(second)
        #expect(try verdicts(second).filter { $0 == .added }.isEmpty)
        #expect(try count() == 2)
    }

    @Test("what a member brings is theirs, and what may be another partner's waits for staff")
    func rights() throws {
        let other = try leads.portal.firm("Lang Immobilien")
        try leads.database.write { writer in
            let contact = Lead.Contact(name: "Tom", email: try EmailAddress("info@talmann.example"))
            let peter = LeadAuthor.program(at: leads.now)
            _ = try LeadStore.create(Lead.Draft(contact: contact), source: .manual, for: other, by: peter, in: writer)
        }
        let id = try send("company,email\nTalmann,tom@talmann.example\nHuber,info@huber.example\n", as: leads.ben)
        try check(id)
        #expect(try verdicts(id) == [.review, .free])
        try start(id)
        let found = try leads.database.read { reader in
            try LeadImportStore.rows(of: id, in: reader).compactMap(\.lead).compactMap {
                try LeadStore.lead($0, seenBy: .own(leads.firm, leads.ben.id), in: reader)
            }
        }
        #expect(found.map(\.review) == [.waiting, .accepted])
        #expect(found.map(\.owner) == [leads.ben.id, leads.ben.id])
    }

    @Test("another firm's file is not there, and what is no table is refused")
    func others() throws {
        let other = try leads.portal.firm("Lang Immobilien")
        let id = try send(Self.file)
        #expect(try leads.database.read { try LeadImportStore.find(id, of: other, in: $0) } == nil)
        #expect(throws: CSVTable.Problem.empty) { try send("") }
    }

    @Test("a file is forgotten a month after it came")
    func forgetting() throws {
        let id = try send(Self.file)
        try check(id)
        try leads.advance(by: .seconds(31 * 86_400))
        _ = try send(Self.file)
        #expect(try verdicts(id).isEmpty)
        #expect(try leads.database.read { try LeadImportStore.recent(of: leads.firm, in: $0) }.map(\.id) != [id])
    }
}
