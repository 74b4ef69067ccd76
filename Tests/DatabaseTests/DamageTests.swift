import Base
import Glibc
import TestKit
import Testing

@testable import Database

@Suite struct DamageTests {
    private let folder: TemporaryFolder
    private var path: String { "\(folder.path)/portico.db" }

    init() throws {
        folder = try TemporaryFolder(in: TemporaryFolder.memory)
        let database = try Database(at: path)
        try database.write { writer in
            try writer.run("CREATE TABLE a (x TEXT NOT NULL)")
            try writer.run("CREATE TABLE b (x TEXT NOT NULL)")
            for _ in 1...200 { try writer.run("INSERT INTO a VALUES ($1)", [String(repeating: "a", count: 1_000)]) }
            try writer.run("INSERT INTO b VALUES ('b')")
        }
        database.close()
    }

    /// Destroys all but the first page, in which the tables are named.
    private func damage() throws {
        guard let file = unsafe fopen(path, "r+") else { throw SystemError("fopen", path) }
        defer { unsafe fclose(file) }
        unsafe fseek(file, 0, SEEK_END)
        let size = unsafe ftell(file)
        unsafe fseek(file, 4_096, SEEK_SET)
        for _ in 4_096..<size { unsafe fputc(0xAA, file) }
    }

    @Test("damage is noticed by whoever meets it first, and stays known")
    func noticed() throws {
        let database = try Database(at: path)
        defer { database.close() }
        #expect(database.damage == nil)
        #expect(throws: DatabaseError.self) { try database.read { try $0.value("SELECT y FROM a", as: Int.self) } }
        #expect(database.damage == nil)
        try damage()
        #expect(throws: DatabaseError.self) { try database.read { try $0.value("SELECT x FROM a", as: String.self) } }
        #expect(database.damage != nil)
    }

    @Test("a database can be looked through, quickly or wholly")
    func lookedThrough() throws {
        #expect(try Database.damages(at: path, quickly: true) == [])
        #expect(try Database.damages(at: path) == [])
        try damage()
        for quickly in [true, false] {
            let damages = Result { try Database.damages(at: path, quickly: quickly) }
            #expect((try? damages.get()) != [])
        }
    }
}
