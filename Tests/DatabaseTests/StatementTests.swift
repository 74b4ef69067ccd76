import Base
import TestKit
import Testing

@testable import Database

/// Every statement that stands in the sources, found where it stands: a store needs no list of its statements, and none
/// can be forgotten. Where a statement is put together, its first piece is complete.
@Suite struct StatementTests {
    struct Place: CustomTestStringConvertible {
        let file: String
        let line: Int
        let sql: String

        var testDescription: String { "\(file):\(line)" }
    }

    static let places: [Place] = {
        let sources = "\(Repository.root)/Sources"
        let files = (try? swiftFiles(in: sources)) ?? []
        return files.flatMap { file -> [Place] in
            let text = (try? TextFile.read(file)) ?? ""
            return SwiftLiterals(in: text).found.filter { isStatement($0.text) }.map {
                Place(file: String(file.dropFirst(sources.count + 1)), line: $0.line, sql: $0.text)
            }
        }
    }()

    /// What speaks to one engine only is left out.
    static func swiftFiles(in folder: String) throws -> [String] {
        try Disk.names(in: folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".swift") { return [path] }
            return name == "SQLite" || name.contains(".") || name == "C" ? [] : try swiftFiles(in: path)
        }
    }

    /// The columns of a list stand apart from its tables; its page has tests.
    static func isStatement(_ text: String) -> Bool {
        let start = text.drop(while: \.isWhitespace)
        guard !start.hasPrefix("SELECT") || text.contains("FROM") else { return false }
        return ["SELECT ", "SELECT\n", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "WITH "].contains {
            start.hasPrefix($0)
        }
    }

    @Test("the sources are searched")
    func searched() {
        #expect(Self.places.contains { $0.file.hasSuffix("Migrator.swift") })
    }

    @Test("every statement prepares on the migrated schema and keeps to the SQL that both engines share")
    func prepares() throws {
        let test = try TestDatabase(migrated: Database.Settings())
        let connection = try Connection(test.path, .readWrite)
        for place in Self.places {
            #expect(try CommonSubset.strangers(in: place.sql) == [], "\(place.testDescription)")
            do {
                _ = try connection.check(SQL(composed: place.sql))
            } catch {
                Issue.record("\(place.testDescription): \(error)")
            }
        }
    }

    @Test("no piece of a statement compares by the letters of ASCII only")
    func folded() throws {
        for file in try Self.swiftFiles(in: "\(Repository.root)/Sources") {
            for literal in SwiftLiterals(in: try TextFile.read(file)).found {
                #expect(!literal.text.lowercased().contains("lower("), "\(file):\(literal.line)")
            }
        }
    }

    @Test("literals are found as the compiler reads them")
    func literals() {
        let source = #"""
            let a = "SELECT 1" // "not this"
            let b = """
                SELECT "x"
                FROM y \
                WHERE z
                """
            let c = "say \"no\"\n"
            """#
        let found = SwiftLiterals(in: source).found
        #expect(found.map(\.line) == [1, 2, 7])
        #expect(found[0].text == "SELECT 1")
        #expect(found[1].text.split(separator: " ").joined(separator: " ") == "SELECT \"x\"\n FROM y WHERE z\n")
        #expect(found[2].text == "say \"no\"\n")
    }

    @Test(
        "what one engine only knows is found",
        arguments: [
            "SELECT ifnull(a, b)", "SELECT rowid FROM a", "INSERT OR IGNORE INTO a VALUES (1)", "SELECT ?",
            "SELECT a::text", "CREATE TABLE a (x INTEGER PRIMARY KEY)", "SELECT 1 LIMIT 5, 10",
            "SELECT strftime('%s')", "SELECT LOWER(a)",
        ])
    func strangers(sql: String) throws {
        #expect(try !CommonSubset.strangers(in: sql).isEmpty)
    }

    @Test(
        "what both know is left alone",
        arguments: [
            "SELECT '?', 'rowid' -- ifnull(a)", "INSERT INTO a (x) VALUES ($1) ON CONFLICT (x) DO NOTHING RETURNING x",
            "CREATE TABLE a (x BIGINT PRIMARY KEY, y DOUBLE PRECISION, z BYTEA) WITHOUT ROWID",
        ])
    func common(sql: String) throws {
        #expect(try CommonSubset.strangers(in: sql).isEmpty)
    }
}
