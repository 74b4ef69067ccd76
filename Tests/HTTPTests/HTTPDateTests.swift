import Base
import HTTP
import Testing

@Suite struct HTTPDateTests {
    /// 20 November 2026.
    static let now: Int64 = 1_795_132_800

    static func text(_ time: Int64) -> String {
        var bytes = Bytes()
        bytes.append(httpDate: time)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "a moment is written in the one form and read back",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (2_147_483_648, "Tue, 19 Jan 2038 03:14:08 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ])
    func written(time: Int64, text: String) {
        #expect(Self.text(time) == text)
        #expect(HTTPDate.parse(text) == time)
    }

    @Test("a moment that four digits cannot say becomes the nearest that they can")
    func clamped() {
        #expect(Self.text(.max) == "Fri, 31 Dec 9999 23:59:59 GMT")
        #expect(Self.text(.min) == "Sat, 01 Jan 0000 00:00:00 GMT")
    }

    @Test(
        "the two old forms are read",
        arguments: [
            ("Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("Wed Nov 16 08:49:37 1994", "Wed, 16 Nov 1994 08:49:37 GMT"),
            // Two digits mean a year that is at most 50 years ahead.
            ("Friday, 20-Nov-26 00:00:00 GMT", "Fri, 20 Nov 2026 00:00:00 GMT"),
            ("Friday, 20-Nov-76 00:00:00 GMT", "Fri, 20 Nov 2076 00:00:00 GMT"),
            ("Saturday, 20-Nov-76 00:00:01 GMT", "Sat, 20 Nov 1976 00:00:01 GMT"),
            ("Monday, 01-Jan-77 00:00:00 GMT", "Sat, 01 Jan 1977 00:00:00 GMT"),
            ("Saturday, 29-Feb-76 00:00:00 GMT", "Sat, 29 Feb 2076 00:00:00 GMT"),
        ])
    func oldForms(old: String, new: String) {
        #expect(HTTPDate.parse(old, now: Self.now) == HTTPDate.parse(new))
        #expect(HTTPDate.parse(old, now: Self.now) != nil)
    }

    @Test("29 February more than 50 years ahead is one of the past, though 50 years before it there was none")
    func leapDayAhead() {
        let januaryOf2026 = Self.now - 320 * 86_400
        #expect(HTTPDate.parse("Saturday, 29-Feb-76 00:00:00 GMT", now: januaryOf2026) == 194_400_000)
    }

    @Test("a leap second counts as the second before it")
    func leapSecond() {
        #expect(HTTPDate.parse("Sat, 31 Dec 2016 23:59:60 GMT") == HTTPDate.parse("Sat, 31 Dec 2016 23:59:59 GMT"))
    }

    @Test(
        "anything else is no date",
        arguments: [
            "", "0", "784111777", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC", "now",
            "Sun, 06 Nov 1994 08:49:37 GMT ", " Sun, 06 Nov 1994 08:49:37 GMT", "sun, 06 Nov 1994 08:49:37 GMT",
            "Sun,06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Xxx, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nvo 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
            "Mon, 29 Feb 2100 00:00:00 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06 Nov 01994 08:49:37 GMT",
            "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun Nov 6 08:49:37 1994", "Sun Nov  6 08:49:37 1994 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT\u{0}", "Sun, ٠٦ Nov 1994 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT",
        ])
    func rubbish(text: String) {
        #expect(HTTPDate.parse(text, now: Self.now) == nil)
    }
}
