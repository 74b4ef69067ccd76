import Base
import Templates
import Testing

@Suite struct FormatTests {
    @Test(
        "money, in both languages",
        arguments: [
            (123_450, "EUR", "€1,234.50", "1.234,50\u{A0}€"),
            (0, "EUR", "€0.00", "0,00\u{A0}€"),
            (-5, "EUR", "-€0.05", "-0,05\u{A0}€"),
            (100, "USD", "$1.00", "1,00\u{A0}$"),
            (1_234_567, "JPY", "¥1,234,567", "1.234.567\u{A0}¥"),
            (99, "CHF", "CHF\u{A0}0.99", "0,99\u{A0}CHF"),
            (1_000_001, "KWD", "KWD\u{A0}1,000.001", "1.000,001\u{A0}KWD"),
            (Int64.min, "EUR", "-€92,233,720,368,547,758.08", "-92.233.720.368.547.758,08\u{A0}€"),
            (Int64.max, "JPY", "¥9,223,372,036,854,775,807", "9.223.372.036.854.775.807\u{A0}¥"),
        ])
    func money(minor: Int64, code: String, english: String, german: String) throws {
        let money = Money(minor: minor, try #require(Currency(code)))
        #expect(Audience.english.money(money) == english)
        #expect(Audience.german.money(money) == german)
    }

    @Test(
        "money without its minor units is rounded, and for machines it has a point",
        arguments: [(149, "€1", "1.49"), (150, "€2", "1.50"), (-149, "-€1", "-1.49"), (99_950, "€1,000", "999.50")])
    func otherMoney(minor: Int64, whole: String, decimal: String) throws {
        let page = Sample(amount: Money(minor: minor, .eur))
        #expect(try render("{{ amount | money \"whole\" }} {{ amount | decimal }}", page) == "\(whole) \(decimal)")
    }

    @Test(
        "numbers",
        arguments: [
            (0, "0", "0"), (999, "999", "999"), (1000, "1,000", "1.000"), (-1_234_567, "-1,234,567", "-1.234.567"),
            (1_000_005, "1,000,005", "1.000.005"),
            (Int.min, "-9,223,372,036,854,775,808", "-9.223.372.036.854.775.808"),
        ])
    func numbers(number: Int, english: String, german: String) throws {
        #expect(Audience.english.number(number) == english)
        #expect(Audience.german.number(number) == german)
        #expect(try render("{{ count }}", Sample(count: number)) == "\(number)")
    }

    @Test(
        "rates",
        arguments: [
            (2200, "22%", "22\u{A0}%"), (2250, "22.5%", "22,5\u{A0}%"), (5, "0.05%", "0,05\u{A0}%"),
            (-1205, "-12.05%", "-12,05\u{A0}%"), (12_345_600, "123,456%", "123.456\u{A0}%"),
        ])
    func rates(points: Int64, english: String, german: String) {
        #expect(Audience.english.percent(Rate(basisPoints: points)) == english)
        #expect(Audience.german.percent(Rate(basisPoints: points)) == german)
    }

    @Test(
        "sizes of files",
        arguments: [
            (0, "0\u{A0}Byte"), (999, "999\u{A0}Byte"), (1000, "1\u{A0}kB"), (1250, "1,2\u{A0}kB"),
            (12_900, "12\u{A0}kB"), (5_430_000, "5,4\u{A0}MB"), (Int.max, "9.223.372\u{A0}TB"),
        ])
    func sizes(bytes: Int, expected: String) throws {
        #expect(try render("{{ count | size }}", Sample(count: bytes), for: .german) == expected)
    }

    @Test(
        "dates, in the reader's own zone",
        arguments: [
            ("{{ created | date }}", "1 Feb 2026", "01.02.2026"),
            ("{{ created | date \"long\" }}", "Sunday, 1 February 2026", "Sonntag, 1. Februar 2026"),
            ("{{ created | date \"short\" }}", "1 Feb", "1. Feb."),
            ("{{ created | date \"month\" }}", "February 2026", "Februar 2026"),
            ("{{ created | time }}", "00:05", "00:05"),
            ("{{ created | datetime }}", "1 Feb 2026, 00:05", "01.02.2026, 00:05"),
            ("{{ due | date }}", "9 Mar 2026", "09.03.2026"),
            ("{{ due }}", "9 Mar 2026", "09.03.2026"),
        ])
    func dates(template: String, english: String, german: String) throws {
        #expect(try render(template) == english)
        #expect(try render(template, for: .german) == german)
    }

    @Test(
        "times from now",
        arguments: [
            (0, "just now", "gerade eben"), (-59, "just now", "gerade eben"), (59, "just now", "gerade eben"),
            (-60, "1 minute ago", "vor 1 Minute"), (-3599, "59 minutes ago", "vor 59 Minuten"),
            (120, "in 2 minutes", "in 2 Minuten"), (-3600, "1 hour ago", "vor 1 Stunde"),
            (-7200, "yesterday", "gestern"),  // it is one at night
            (7200, "in 2 hours", "in 2 Stunden"), (3600, "in 1 hour", "in 1 Stunde"),
            (86_400, "tomorrow", "morgen"), (-3 * 86_400, "3 days ago", "vor 3 Tagen"),
            (20 * 86_400, "in 2 weeks", "in 2 Wochen"), (-70 * 86_400, "2 months ago", "vor 2 Monaten"),
            (-400 * 86_400, "1 year ago", "vor 1 Jahr"), (800 * 86_400, "in 2 years", "in 2 Jahren"),
        ])
    func ago(seconds: Int, english: String, german: String) {
        let moment = Audience.english.now + .seconds(seconds)
        #expect(Audience.english.ago(moment) == english)
        #expect(Audience.german.ago(moment) == german)
    }

    @Test("moments at the ends of time are written, not trapped on", arguments: [Int64.min, Int64.max, 0])
    func extremes(milliseconds: Int64) {
        let moment = Timestamp(milliseconds: milliseconds)
        #expect(!Audience.english.ago(moment).isEmpty)
        #expect(!Audience.german.dateTime(moment).isEmpty)
    }

    @Test("names sort as people expect, in any spelling")
    func sorting() {
        let sorted = [
            "Abel", "Äbel", "abend", "Acme", "Æther", "Émile", "Eva", "Müller", "Muller & Co", "Noël", "Øster", "Özil",
            "Pavel", "Šimek", "Straße", "Strasse 2", "Zoë",
        ]
        #expect(sorted.shuffled().sorted { SortKey($0) < SortKey($1) } == sorted)
        #expect(SortKey("e\u{301}a") > SortKey("Ea") && SortKey("e\u{301}a") < SortKey("eb"))
        #expect(SortKey("\u{17E}") < SortKey("\u{17F}z") || SortKey("\u{17F}") < SortKey("t"))
    }
}
