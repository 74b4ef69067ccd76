import Base
import Glibc
import TestKit
import Testing

@Suite struct NewFileTests {
    @Test("a file appears whole, for this user alone, with nothing left beside it")
    func whole() throws {
        let folder = try TemporaryFolder()
        let content = String(repeating: "portico ", count: 10_000)
        #expect(try NewFile.write(Bytes(content.utf8), to: folder.path + "/new"))
        #expect(try TextFile.read(folder.path + "/new") == content)
        #expect(try folder.names == ["new"])
        var facts = stat()
        #expect(unsafe stat(folder.path + "/new", &facts) == 0 && facts.st_mode & 0o7777 == 0o600)
    }

    @Test("what is there stays as it is")
    func taken() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("old", "first")
        #expect(try !NewFile.write(Bytes("second".utf8), to: folder.path + "/old"))
        #expect(try TextFile.read(folder.path + "/old") == "first")
        #expect(try folder.names == ["old"])
    }

    @Test("a folder that is not there is a plain error")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        #expect(throws: SystemError.self) { try NewFile.write([], to: folder.path + "/none/new") }
    }
}
