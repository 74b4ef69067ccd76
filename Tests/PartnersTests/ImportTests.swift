import Base
import Database
import Jobs
import Programme
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct ImportTests {
    let database: TestDatabase

    init() throws {
        database = try TestDatabase(migrated: .init())
    }

    private func verdicts(_ rows: String...) throws -> [ImportVerdict] {
        let head = "name,type,region,email,website,rate,state,registration,tags\n"
        let table = try CSVTable(Bytes((head + rows.joined(separator: "\n")).utf8), limit: 100)
        return try database.database.read { reader in
            var judge = ImportJudge(.standard, at: noon)
            return try table.rows.map { try judge.judge($0, in: reader) }
        }
    }

    @Test("a row becomes a firm, its type by code or by name")
    func new() throws {
        let found = try verdicts(
            "Weber,channel,dach,info@weber.example,www.weber.example,12.5,paused,,\"gold; vip\"",
            "Lang,Broker,UAE,,,,,,")
        let firms = found.compactMap { verdict -> Partner? in if case .new(let firm) = verdict { firm } else { nil } }
        #expect(firms.map(\.name) == ["Weber", "Lang"])
        #expect(firms.map(\.state) == [.paused, .active])
        #expect(firms[0].terms.rate == Rate(basisPoints: 1250) && firms[0].tags == ["gold", "vip"])
        #expect(firms[1].terms.type == "broker" && firms[1].terms.region == "uae")
    }

    @Test(
        "a row that is wrong says which column and why",
        arguments: [
            (",channel,dach,,,,,,", "name"), ("A,nonsense,dach,,,,,,", "type"), ("A,broker,dach,,,,,,", "region"),
            ("A,channel,dach,anna,,,,,", "email"), ("A,channel,dach,,weber,,,,", "website"),
            ("A,channel,dach,,,120,,,", "rate"), ("A,channel,dach,,,,archived,,", "state"),
            ("A,rera_agent,india,,,,,,", "registration"),
        ])
    func wrong(row: String, column: String) throws {
        #expect(try verdicts(row).map { $0.problem?.column } == [column])
    }

    @Test("a firm that is there, or stands further up, is left out")
    func twins() throws {
        try database.add(partner("Known", email: "a@known.example", website: "known.example"))
        let found = try verdicts(
            "One,channel,dach,b@known.example,,,,,", "Two,channel,dach,x@two.example,,,,,",
            "Three,channel,dach,X@two.example,,,,,", "Four,channel,dach,x@gmail.com,,,,,",
            "Five,channel,dach,y@gmail.com,,,,,")
        #expect(found.map { $0.problem == nil } == [false, true, false, true, true])
    }

    @Test("what was begun goes on where it stopped, and takes nobody up twice")
    func job() throws {
        let rows = (0..<450).map { "Firm \($0),channel,dach,info@firm\($0).example" }
        let content = "name,type,region,email\n" + rows.joined(separator: "\n")
        let id = ID<PartnerImport>.make()
        try database.database.write { writer in
            let user = ID<User>.make()
            try writer.run(
                """
                INSERT INTO users (
                    id, email, email_key, name, roles, language, time_zone, is_paused, created_at
                ) VALUES ($1, 'a@b.de', 'a@b.de', 'Ada', 'admin', 'en', 'UTC', 0, 0)
                """, [user])
            try PartnerImportStore.add(id, content, named: "firms.csv", by: user, at: noon, in: writer)
            // The first 200 were kept before the program was ended.
            try PartnerImportStore.setDone(200, adding: 200, to: id, in: writer)
        }
        try database.database.write { writer in
            try writer.enqueue(
                PartnerImportJob.name, payload: JSON.text(PartnerImportJob.Payload(file: id.text)), at: .now)
        }
        let runner = JobRunner([PartnerImportJob.kind], timetable: Timetable([]), database.database)
        try runner.settle()
        let file = try #require(try database.database.read { try PartnerImportStore.file(id, in: $0) })
        #expect(file.rowsDone == 450 && file.rowsAdded == 450 && file.finishedAt != nil)
        #expect(try database.database.read { try PartnerStore.counts(.everything, in: $0) } == [.active: 250])
    }
}
