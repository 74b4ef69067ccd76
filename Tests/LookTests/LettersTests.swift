import Base
import TestKit
import Testing

@testable import App
@testable import Web

@Suite struct LettersTests {
    @Test("every letter in the folder is one that the portal can send, as HTML and as plain text")
    func complete() throws {
        let parts = try PartList.listed(Configuration(arguments: Repository.folders))
        let names = try TemporaryFolder.names(in: "\(Repository.root)/Templates/mail").filter { !$0.hasPrefix("_") }
        let letters = parts.letters.map { $0.name }
        #expect(Set(letters).count == letters.count)
        #expect(names.sorted() == letters.flatMap { ["\($0).html", "\($0).txt"] }.sorted())
    }
}
