import Base
import Testing

@Suite struct TypedNumberTests {
    private static let everywhere: [(String, Int64?)] = [
        ("1234", 123_400), ("1234.5", 123_450), ("1234,50", 123_450), ("1.234,50", 123_450), ("1,234.50", 123_450),
        ("1'234.50", 123_450), ("1\u{2019}234.50", 123_450), ("1 234,50", 123_450), ("1\u{202F}234,50", 123_450),
        ("12'500", 1_250_000), ("12 500", 1_250_000), (" 12500 ", 1_250_000), ("1.234.567", 123_456_700),
        ("1,234,567", 123_456_700), ("12,5", 1_250), ("12.5", 1_250), ("0.05", 5), ("-12.30", -1_230),
        (",5", nil), ("0.125", nil), ("0,125", nil), ("1234.567", nil), ("1.23.456,00", nil), ("12'5", nil),
        ("12 5", nil), ("1 234'567", nil), ("1,234'567", nil), ("1.2.3", nil), ("12.34.567", nil), ("1,2,3.4", nil),
        ("", nil), ("-", nil), ("abc", nil), ("1e5", nil), ("\u{663}", nil), ("--1", nil),
        ("99999999999999999999", nil), ("1.234,567.89", nil), ("12.3 4", nil),
    ]

    @Test("an amount that can be read in one way only is read in every language", arguments: everywhere)
    func unmistakable(text: String, minor: Int64?) {
        for mark in [DecimalMark.point, .comma, nil] {
            let read = try? TypedNumber.read(text, digits: 2, mark: mark)
            #expect(read == minor)
        }
    }

    @Test(
        "thousands are parted as in the reader's language, and what looks like another one's is refused",
        arguments: [
            ("12,500", .point, 1_250_000), ("12.500", .comma, 1_250_000), ("1,234", .point, 123_400),
            ("-12,500", .point, -1_250_000), ("12.500", .point, nil), ("12,500", .comma, nil), ("12.500", nil, nil),
            ("12,500", nil, nil),
        ] as [(String, DecimalMark?, Int64?)])
    func thousands(text: String, mark: DecimalMark?, minor: Int64?) throws {
        if let minor {
            #expect(try TypedNumber.read(text, digits: 2, mark: mark) == minor)
        } else {
            #expect(throws: TypedNumber.Problem.ambiguous) { try TypedNumber.read(text, digits: 2, mark: mark) }
        }
    }

    @Test("three digits of a minor unit are read by the mark of the language")
    func threeDigits() throws {
        #expect(try TypedNumber.read("12.500", digits: 3, mark: .point) == 12_500)
        #expect(try TypedNumber.read("12,500", digits: 3, mark: .point) == 12_500_000)
        #expect(throws: TypedNumber.Problem.ambiguous) { try TypedNumber.read("12,500", digits: 3, mark: nil) }
    }

    @Test(
        "a number beyond the limit is too large",
        arguments: ["100000000000.01", "92233720368547758.07", "1e20", "99999999999999999999"])
    func tooLarge(text: String) {
        let problem: TypedNumber.Problem = text.contains("e") ? .unreadable : .tooLarge
        #expect(throws: problem) { try TypedNumber.read(text, digits: 2, mark: .point) }
    }

    @Test("a figure that is shown stops at the ends of what there is")
    func clamped() {
        #expect(Int64.max.addingClamped(1) == .max && Int64.min.addingClamped(-1) == .min)
        #expect(Int64(5).addingClamped(-7) == -2)
        #expect(Int64.max.multipliedClamped(by: 2) == .max)
        #expect(Int64(nearest: 1e30) == .max && Int64(nearest: -1e30) == .min && Int64(nearest: .nan) == 0)
        #expect(Int64(nearest: 2.6) == 3)
    }

    @Test("a number without a fraction takes none", arguments: ["12.5", "12,50", "1,234.5"])
    func whole(text: String) {
        #expect(throws: TypedNumber.Problem.unreadable) { try TypedNumber.read(text, digits: 0, mark: .point) }
    }
}
