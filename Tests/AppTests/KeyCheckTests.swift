import Base
import Crypto
import Database
import TestKit
import Testing

@testable import App

@Suite struct KeyCheckTests {
    @Test("data opens with the key that it was begun with, and says so of any other")
    func keys() throws {
        let test = try TestDatabase(migrated: .init())
        let first = try MasterKey(Bytes(repeating: 1, count: 32))
        try KeyCheck.check(first, test.database)
        try KeyCheck.check(first, test.database)
        #expect(throws: KeyCheck.WrongKey.self) {
            try KeyCheck.check(MasterKey(Bytes(repeating: 2, count: 32)), test.database)
        }
    }
}
