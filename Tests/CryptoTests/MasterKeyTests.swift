import Base
import CLinux
import Crypto
import TestKit
import Testing

@Suite struct MasterKeyTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/master-key"
    }

    @Test("the first start makes a key for this user alone, and every later one finds it")
    func created() throws {
        let key = try MasterKey.load(given: nil, file: path)
        var facts = stat()
        #expect(unsafe stat(path, &facts) == 0 && facts.st_mode & 0o7777 == 0o600)
        #expect(try TextFile.read(path).count == 65)
        #expect(try MasterKey.load(given: nil, file: path) == key)
        let other = try TemporaryFolder()
        #expect(try MasterKey.load(given: nil, file: other.path + "/master-key") != key)
        #expect(try folder.names == ["master-key"])
    }

    @Test("processes that start at once end with one key")
    func race() async throws {
        let path = path
        let keys = try await withThrowingTaskGroup(of: MasterKey.self) { group in
            for _ in 0..<16 {
                group.addTask { try MasterKey.load(given: nil, file: path) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(keys.count == 16)
        #expect(keys.allSatisfy { $0 == keys[0] })
    }

    @Test("a given key is used, and nothing is written")
    func given() throws {
        let bytes = Bytes(repeating: 5, count: 32)
        #expect(try MasterKey.load(given: bytes, file: path) == MasterKey(bytes))
        #expect(try folder.names.isEmpty)
    }

    @Test("a given key and another one in the folder are a mistake that stops the start")
    func conflict() throws {
        let bytes = Bytes(repeating: 5, count: 32)
        _ = try folder.file("master-key", bytes.hexadecimal)
        #expect(try MasterKey.load(given: bytes, file: path) == MasterKey(bytes))
        #expect(throws: CryptoError.self) { try MasterKey.load(given: Bytes(repeating: 6, count: 32), file: path) }
    }

    @Test("a key that others can read stops the start", arguments: [0o640, 0o604])
    func open(mode: UInt32) throws {
        let digits = Bytes(repeating: 5, count: 32).hexadecimal
        _ = try folder.file("master-key", digits, mode: mode)
        #expect(throws: CryptoError.self) { try MasterKey.load(given: nil, file: path) }
        #expect(unsafe chmod(path, 0o600) == 0)
        #expect(try MasterKey.load(given: nil, file: path) == MasterKey(Bytes(repeating: 5, count: 32)))
    }

    @Test("a file that holds no key stops the start, and is not replaced", arguments: ["", "00", "not a key at all"])
    func garbage(content: String) throws {
        _ = try folder.file("master-key", content)
        #expect(throws: CryptoError.self) { try MasterKey.load(given: nil, file: path) }
        #expect(try TextFile.read(path) == content)
    }

    @Test("a folder that is not there is a plain error")
    func noFolder() {
        #expect(throws: SystemError.self) { try MasterKey.load(given: nil, file: path + "/no/key") }
    }

    @Test("each purpose has a key of its own, the same at every start")
    func purposes() throws {
        let key = try MasterKey.load(given: nil, file: path)
        let again = try MasterKey.load(given: nil, file: path)
        #expect(try key.key(for: "sessions") == again.key(for: "sessions"))
        #expect(try key.key(for: "sessions") != key.key(for: "cookies"))
    }
}
