import Base
import Database
import Jobs
import Testing

@testable import Partners
@testable import Web

@Suite struct PartnerImportPagesTests {
    let portal: TestPortal
    let imports: Imports
    private let runner: JobRunner

    init() throws {
        let portal = try TestPortal()
        self.portal = portal
        imports = Imports(
            browser: try portal.browser(as: portal.user("Ada", .admin)), database: portal.database,
            path: PartnerPath.imports)
        runner = JobRunner(ImportJobs<PartnerImport>(portal.site).all, of: portal.site)
    }

    private static let file = """
        Firma;Typ;Region;E-Mail;Telefon
        Weber;channel;dach;info@weber.example;030 123456
        Lang;broker;uae;info@lang.example;k.A.
        Doppelt;channel;dach;INFO@weber.example;
        Ohne;nonsense;dach;;
        """

    private func entered() throws -> ID<ImportFile> {
        let id = try imports.send(Self.file)
        try imports.press("Check rows", id)
        try runner.settle()
        try imports.press("Import 2 rows", id)
        try runner.settle()
        return id
    }

    @Test("firms are imported, and what was left out says why")
    func importing() throws {
        let id = try entered()
        #expect(try imports.verdicts(id) == [.added, .added, .twice, .bad])
        let page = try imports.page(id)
        #expect(page.shows("2 rows were imported"))
        #expect(page.shows("Unknown partner type."))
        #expect(page.link("Weber")?.hasPrefix("/admin/partners/partner_") == true)
        #expect(try portal.audited(id.text) == ["partners.imported"])
    }

    @Test("an import is undone: firms that nobody has touched are archived, and can be imported again")
    func undoing() throws {
        let id = try entered()
        let firm = try #require(try imports.rows(id)[1].record.flatMap { ID<Firm>($0) })
        _ = try portal.user("Lea Lang", .owner, of: firm)
        try imports.press("Undo import", id)
        try runner.settle()
        #expect(try imports.verdicts(id) == [.undone, .kept, .twice, .bad])
        #expect(try portal.state(of: firm) == .active)
        let again = try imports.send(Self.file)
        try imports.press("Check rows", again)
        try runner.settle()
        #expect(try imports.verdicts(again) == [.new, .known, .twice, .bad])
    }

    @Test("a file without a column for what every firm needs is not checked")
    func missing() throws {
        let id = try imports.send("Firma;E-Mail\nWeber;info@weber.example\n")
        #expect(try imports.press("Check rows", id).notice?.contains("“Type”") == true)
        #expect(try imports.file(id).state == .sent)
    }
}
