import Base
import Testing

@testable import Partners

@Suite struct FirmSlugTests {
    @Test(
        "a firm's short name is made of its name",
        arguments: [
            ("Weber & Partner", "weber-partner"), ("Müller-Lüdenscheidt GmbH", "mueller-luedenscheidt-gmbh"),
            ("  O'Connor, Café No. 1 ", "o-connor-cafe-no-1"), ("Łódź Straßenbau", "lodz-strassenbau"),
            ("株式会社", "firm"), ("A", "firm-a"), ("", "firm"),
            ("An Extraordinarily Long Name Of A Company That Goes On", "an-extraordinarily-long-name-o"),
        ])
    func made(name: String, slug: String) {
        #expect(FirmSlug.made(of: name) == slug)
        #expect(FirmSlug.isRight(slug))
    }

    @Test(
        "an owner can choose small letters and digits, with single hyphens between",
        arguments: [
            ("weber", true), ("weber-bau-24", true), ("web", true), ("we", false), ("-weber", false),
            ("weber-", false), ("weber--bau", false), ("Weber", false), ("wéber", false), ("weber/bau", false),
            ("weber bau", false), (String(repeating: "a", count: 40), true), (String(repeating: "a", count: 41), false),
        ])
    func right(slug: String, isRight: Bool) {
        #expect(FirmSlug.isRight(slug) == isRight)
    }
}
