import Base
import Sheets
import Templates
import Testing

@testable import Web

@Suite struct TypedCellTests {
    @Test(
        "amounts are read as people write them, with the currency before, behind or not at all",
        arguments: [
            ("12.400,00 €", 1_240_000, "EUR"), ("EUR 8.000", 800_000, "EUR"), ("8.000,-", 800_000, "EUR"),
            ("€1.234,5", 123_450, "EUR"), ("CHF 950", 95_000, "CHF"), ("$ 7", 700, "USD"),
            ("1'200,00 Fr.", 120_000, "CHF"), ("500 Euro", 50_000, "EUR"),
        ])
    func amounts(text: String, minor: Int64, code: String) throws {
        var style = ImportStyle()
        style.numbers = .comma
        let money = try TypedAmount(text)?.money(.eur, style)
        #expect(money?.minor == minor)
        #expect(money?.currency.code == code)
    }

    @Test("what is no amount is none", arguments: ["viel", "", "12 Stück €", "€", "-5", "EUR EUR 5", "1.2.3,4"])
    func noAmounts(text: String) {
        #expect((try? TypedAmount(text)?.money(.eur, ImportStyle())) == nil)
    }

    @Test(
        "days are read with the day or the month first, as the file has them",
        arguments: [
            ("31.12.2026", "2026-12-31", "2026-12-31"), ("2026-12-31", "2026-12-31", "2026-12-31"),
            ("1.2.26", "2026-02-01", "2026-02-01"), ("03/04/2026", "2026-04-03", "2026-03-04"),
            ("2026-12-31T10:00", "2026-12-31", "2026-12-31"), ("31.12.2026 08:00", "2026-12-31", "2026-12-31"),
            ("31.02.2026", "", ""), ("gestern", "", ""), ("1-2", "", ""), ("0.0.0000", "", ""), ("99.99.9999", "", ""),
        ])
    func days(text: String, dayFirst: String, monthFirst: String) {
        var style = ImportStyle()
        #expect(TypedDay.read(text, style).map { "\($0)" } ?? "" == dayFirst)
        style.days = .monthFirst
        #expect(TypedDay.read(text, style).map { "\($0)" } ?? "" == monthFirst)
    }

    private func guess(_ column: String...) throws -> ImportStyleGuess {
        ImportStyleGuess(
            try Sheet(Bytes(("value;other\n" + column.map { "\($0);4.5" }.joined(separator: "\n")).utf8)), .english)
    }

    @Test("the file tells how its numbers and dates are written, and is asked about only where it does not")
    func guesses() throws {
        let german = try guess("12.400", "1.200,50")
        #expect(german.style.numbers == .comma && !german.asksNumbers)
        let english = try guess("12.400", "1,200.50")
        #expect(english.style.numbers == .point && !english.asksNumbers)
        #expect(try guess("12.400").asksNumbers)
        #expect(try guess("1.234.567").style.numbers == .comma)
        #expect(try guess("03/04/2026").asksDays)
        #expect(try guess("03/14/2026", "03/04/2026").style.days == .monthFirst)
        #expect(try !guess("31.01.2026").asksDays)
    }

    @Test(
        "what people write for nothing is nothing", arguments: ["", "-", "–", "k.A.", "K. A.", "n/a", "keine Angabe"])
    func nothings(text: String) {
        #expect(ImportCell.isNothing(text))
    }

    @Test("a phone number has digits", arguments: ["030 123456", "+49 (0)30/12 34-5", "Tel. 030 12345 ext. 7"])
    func phones(text: String) throws {
        #expect(try FieldRule.phone.parse(text) == text)
    }

    @Test("anything else is no phone number", arguments: ["abc", "k.A.", "123", "a@b.example", "see 12345 notes"])
    func noPhones(text: String) {
        #expect(throws: FieldProblem.self) { try FieldRule.phone.parse(text) }
    }

    @Test("tags are read in one way, whatever stands between them")
    func tags() {
        #expect(Tags.typed("messe, 2026;Neu|messe\nB") == ["messe", "2026", "Neu", "B"])
    }

    @Test(
        "countries are known by what people call them", arguments: ["BRD", "Deutschland", "Germany", "DE", "D", "ger"])
    func countries(text: String) {
        #expect(Country.named(text)?.code == "DE")
    }
}
