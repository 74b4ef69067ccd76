import Base
import Testing

@Suite struct MoneyTextTests {
    @Test(
        "what a person types as an amount is read, and what is ambiguous or too exact is not",
        arguments: [
            ("1234", 123_400), ("1234.5", 123_450), ("1234,50", 123_450), ("1.234,50", 123_450), ("1,234.50", 123_450),
            ("1'234.50", 123_450), ("1 234,50", 123_450), ("1.234.567", 123_456_700), ("0.05", 5), (",5", nil),
            ("-12.30", -1_230), ("1.234", nil), ("1,234", nil), ("12.345", nil), ("1.23.456,00", nil), ("", nil),
            ("abc", nil), ("1e5", nil), ("٣", nil), ("99999999999999999999", nil), ("100000000000", 10_000_000_000_000),
            ("100000000000.01", nil),
            ("92233720368547758.07", nil), ("--1", nil), ("1.2.3", nil),
        ] as [(String, Int64?)])
    func reading(text: String, minor: Int64?) {
        #expect(Money(text, .eur)?.minor == minor)
    }

    @Test(
        "an amount is written for machines with all digits of its minor unit",
        arguments: [("EUR", 123_450, "1234.50"), ("EUR", -5, "-0.05"), ("JPY", 1_234, "1234"), ("KWD", 12, "0.012")])
    func writing(code: String, minor: Int64, text: String) throws {
        let amount = Money(minor: minor, try #require(Currency(code)))
        #expect(amount.decimal == text)
        #expect(amount.plain == "\(text) \(code)")
        #expect(Money(text, amount.currency) == amount || text.hasSuffix(".012"))
    }
}
