import TestKit
import Templates
import Testing

@Suite struct TextsTests {
    @Test("every text of pages and code is translated, and no translation is left over")
    func german() throws {
        let catalogue = try TextCatalogue(
            folder: "\(Repository.root)/Templates", code: "\(Repository.root)/Sources")
        #expect(catalogue.gaps(in: .german) == [], "`make texts` brings the file up to date")
    }
}
