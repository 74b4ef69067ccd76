import Base
import Testing

@testable import Crypto

@Suite struct PasswordHashTests {
    /// Quick, for tests that are not about the cost.
    static let light = PasswordHash.Parameters(memory: 64, passes: 1, lanes: 1)

    @Test("the right password matches and others do not, by a hash that another program made")
    func foreign() throws {
        // Made by the argon2 program of the reference implementation, version 1.3.
        let hash =
            "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA"
            + "$wZeUqErRQM9fr7+3IJVQyFsb5QPhYeqkXwNGZgBH/L4"
        #expect(try PasswordHash.matches("correct horse battery", hash))
        #expect(try !PasswordHash.matches("correct horse batterz", hash))
    }

    @Test("a hash says how it was made and never looks the same twice")
    func form() throws {
        let hashes = try (0..<10).map { _ in try PasswordHash.make("correct horse battery", Self.light) }
        #expect(hashes.allSatisfy { $0.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$") })
        #expect(Set(hashes).count == 10)
        #expect(try hashes.allSatisfy { try PasswordHash.matches("correct horse battery", $0) })
        #expect(PasswordHash.Parameters.standard.prefix == "$argon2id$v=19$m=19456,t=2,p=1$")
    }

    @Test(
        "every letter counts, of any script, and spaces and zeros too",
        arguments: [
            ("пароль из двадцати букв", "пароль из двадцати букв "), ("a\0bcdefghijkl", "a\0bcdefghijkm"),
            ("Correct horse", "correct horse"), ("", " "), (" lead", "lead"),
        ])
    func letters(password: String, other: String) throws {
        let hash = try PasswordHash.make(password, Self.light)
        #expect(try PasswordHash.matches(password, hash))
        #expect(try !PasswordHash.matches(other, hash))
    }

    @Test("an accent may be typed on its letter or behind it; an older hash knows the password as it was typed then")
    func forms() throws {
        let (composed, beside) = ("caf\u{E9} au lait twice", "cafe\u{301} au lait twice")
        #expect(try PasswordHash.matches(beside, PasswordHash.make(composed, Self.light)))
        #expect(try PasswordHash.matches(composed, PasswordHash.make(beside, Self.light)))
        // Made by the reference implementation of the letter with its accent behind it.
        let typed =
            "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA"
            + "$EWtINzAgNGNkyq5/Af8xbBa3DpWYIIUOgzie/n4n/Fw"
        #expect(try PasswordHash.matches(beside, typed))
        #expect(try !PasswordHash.matches("cafe au lait twice", typed))
    }

    @Test("1024 bytes are a password, one more is not, and is not even hashed")
    func length() throws {
        let longest = String(repeating: "x", count: 1024)
        let hash = try PasswordHash.make(longest, Self.light)
        #expect(try PasswordHash.matches(longest, hash))
        #expect(try !PasswordHash.matches(longest + "x", hash))
        #expect(throws: CryptoError.self) { try PasswordHash.make(longest + "x", Self.light) }
    }

    @Test(
        "what is no hash of this kind is an error, not a wrong password",
        arguments: [
            "", "x", "$argon2id$v=19$", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA", "$2b$10$a",
        ])
    func garbage(hash: String) {
        #expect(throws: CryptoError.self) { try PasswordHash.matches("password", hash) }
    }

    @Test("parameters that make no sense are an error", arguments: [(0, 1, 1), (64, 0, 1), (64, 1, 0), (-1, 1, 1)])
    func parameters(memory: Int, passes: Int, lanes: Int) {
        #expect(throws: CryptoError.self) {
            try PasswordHash.make("password", PasswordHash.Parameters(memory: memory, passes: passes, lanes: lanes))
        }
    }
}
