import Base
import Glibc
import TestKit
import Testing

@testable import Database

@Suite struct FileStoreTests {
    let test: TestDatabase
    let data: DataFolder
    let store: FileStore
    var database: Database { test.database }

    init() throws {
        test = try TestDatabase(migrated: Database.Settings())
        data = try DataFolder(test.folder.path)
        store = try FileStore(data)
    }

    func content(of hash: FileHash) throws -> Bytes {
        var content = Bytes()
        try Disk.read(store.open(hash)) { content += $0 }
        return content
    }

    /// Makes a file look as if it had been written two days ago.
    func age(_ path: String) {
        var times = [timespec(tv_sec: Int(Clock.now / 1000) - 2 * 86_400, tv_nsec: 0)]
        times.append(times[0])
        unsafe utimensat(AT_FDCWD, path, times, 0)
    }

    var inTwoDays: Timestamp { Timestamp.now + .seconds(2 * 86_400) }

    @Test("a file is found by the hash of what is in it", arguments: [0, 1, 1_000_000])
    func put(size: Int) throws {
        let bytes = Bytes(repeating: 65, count: size)
        let file = try store.put(bytes)
        #expect(file.size == Int64(size))
        #expect(try content(of: file.hash) == bytes)
        #expect(try Disk.names(in: data.files + "/waiting").isEmpty)
    }

    @Test("the hash is the one that sha256sum shows")
    func knownHash() throws {
        let file = try store.put(Bytes("abc".utf8))
        #expect("\(file.hash)" == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(store.path(of: file.hash) == "\(data.files)/ba/\(file.hash)")
    }

    @Test("an open file is copied from its beginning, wherever its reader stands")
    func putDescriptor() throws {
        let path = try test.folder.file("upload", String(repeating: "x", count: 300_000))
        let source = try Disk.open(path, O_RDONLY)
        lseek(source.raw, 100, SEEK_SET)
        let file = try store.put(source)
        #expect(file.size == 300_000)
        #expect(try content(of: file.hash) == Bytes(repeating: 120, count: 300_000))
    }

    @Test("the same content is kept once, for as long as somebody uses it")
    func uses() throws {
        let first = try store.put(Bytes("same".utf8))
        let second = try store.put(Bytes("same".utf8))
        #expect(first == second)
        try database.write { writer in
            try store.keep(first, writer)
            try store.keep(second, writer)
            try store.release(first.hash, at: .now, writer)
        }
        #expect(try store.sweep(database, at: inTwoDays) == 0)
        #expect(try database.read { try store.size(of: first.hash, $0) } == 4)
        try database.write { try store.release(first.hash, at: .now, $0) }
        #expect(try store.sweep(database) == 0)
        #expect(try store.sweep(database, at: inTwoDays) == 1)
        #expect(!Disk.exists(store.path(of: first.hash)))
        #expect(try database.read { try store.size(of: first.hash, $0) } == nil)
    }

    @Test("a file that is used again before the sweep stays")
    func usedAgain() throws {
        let file = try store.put(Bytes("again".utf8))
        try database.write { writer in
            try store.keep(file, writer)
            try store.release(file.hash, at: .now, writer)
            try store.keep(file, writer)
        }
        #expect(try store.sweep(database, at: inTwoDays) == 0)
        #expect(try content(of: file.hash) == Bytes("again".utf8))
    }

    @Test("more releases than uses are refused")
    func overReleased() throws {
        let file = try store.put([1])
        try database.write { try store.keep(file, $0) }
        #expect(throws: DatabaseError.self) {
            try database.write { writer in
                try store.release(file.hash, at: .now, writer)
                try store.release(file.hash, at: .now, writer)
            }
        }
        #expect(try store.sweep(database, at: inTwoDays) == 0)
    }

    @Test("what was put and never kept, and what was never put to its end, is swept away after a day")
    func orphans() throws {
        let old = try store.put(Bytes("old".utf8))
        let fresh = try store.put(Bytes("fresh".utf8))
        let kept = try store.put(Bytes("kept".utf8))
        try database.write { try store.keep(kept, $0) }
        let draft = "\(data.files)/waiting/draft_x"
        _ = try Disk.open(draft, O_WRONLY | O_CREAT)
        for path in [store.path(of: old.hash), store.path(of: kept.hash), draft] { age(path) }
        #expect(try store.sweep(database) == 2)
        #expect(!Disk.exists(store.path(of: old.hash)))
        #expect(!Disk.exists(draft))
        #expect(Disk.exists(store.path(of: fresh.hash)))
        #expect(Disk.exists(store.path(of: kept.hash)))
    }

    @Test("a file that is put again escapes the sweep")
    func putAgain() throws {
        let file = try store.put(Bytes("twice".utf8))
        age(store.path(of: file.hash))
        _ = try store.put(Bytes("twice".utf8))
        #expect(try store.sweep(database) == 0)
    }

    @Test("a file that was swept away before it was kept cannot be kept")
    func sweptBeforeKept() throws {
        let file = try store.put(Bytes("late".utf8))
        try Disk.remove(store.path(of: file.hash))
        #expect(throws: DatabaseError.self) { try database.write { try store.keep(file, $0) } }
        #expect(try database.read { try store.size(of: file.hash, $0) } == nil)
    }

    @Test("a content that cannot be read leaves nothing behind")
    func failing() throws {
        let closed = try Disk.open(test.folder.path, O_RDONLY)
        #expect(throws: SystemError.self) { try store.put(closed) }
        #expect(try Disk.names(in: data.files + "/waiting").isEmpty)
    }

    @Test("what is no hash is refused", arguments: ["", "ab", String(repeating: "A", count: 64), "../../etc/passwd"])
    func badHashes(text: String) {
        #expect(FileHash(text) == nil)
    }
}
