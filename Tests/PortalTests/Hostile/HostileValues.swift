import Base

/// What nobody would type, by what the code takes it for.
enum HostileValues {
    /// The values for a field that is read as this type; what is read as a text may mean anything.
    static func all(for type: Any.Type) -> [String] {
        let name = "\(type)"
        let own =
            name.contains("Money")
            ? amounts
            : name.contains("CivilDate")
                ? days
                : name.contains("Int") || name.contains("Rate")
                    ? numbers
                    : name.contains("EmailAddress")
                        ? addresses
                        : name.contains("Bool") ? [] : texts + cursors + amounts + days + numbers + addresses
        return own + common
    }

    static let common = [
        "", " ", "~", "\u{301}", "\u{202E}txt", "'", "\"><script>", "{{ x }}", String(repeating: "9", count: 400),
        String(repeating: "ä", count: 3_000),
    ]

    static let texts = [
        "\u{FEFF}", "\u{200B}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "a\u{2028}b", "a\r\nb", "\t",
        "../../etc/passwd",
        "//evil.example", "javascript:alert(1)", "%s%n", "%", "_", "\\", "' OR 1=1 --", "=1+1", "null", "-", "*",
        "\u{FFFD}",
        "\u{10FFFF}", "https://", "http://[::1", "https://ä.example/\u{301}", "Europe/../Berlin", "/", "a.b.c",
        "more.1", ".",
        "add", "remove ", "raise x", "2026-01-31 USD 0.92", "2026-12-25 " + String(repeating: "x", count: 200),
        "09:00–09:00", "24:00-99:99", "a" + String(repeating: "\u{301}", count: 2_000), "#zzzzzz", "tar.gz",
        String(repeating: "(", count: 900), String(repeating: "a,", count: 900), String(repeating: "\n", count: 900),
    ]

    /// Places in lists, orders and lists of columns, keys with and without what they need.
    static let cursors = [
        "t~", "n~", "n1~", "n~1", "~~", "t", "n", "nx~y", "n9223372036854775807~", "n9223372036854775808~",
        "n-9223372036854775808~lead_00000000000000000000000000", "t\u{0301}~\u{0301}", "x~y", "-", "--", "-name",
        "name,name,,",
        ",", "lead_", "lead_00000000000000000000000000", "lead_ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "lead_0000000000000000000000000!",
        "user_7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "new.9223372036854775807", "new.-1", ".1", "..",
        "0~0", "0-0", "0.9223372036854775807", "zzzzzzzzzzzzz.18446744073709551616",
    ]

    static let amounts = [
        "0", "-1", "-0", "1e9", "0.001", "12.500", "12,500", "1.2.3,4", "999999999999999999999999999999",
        "99999999999.99",
        "92233720368547758.07", "92233720368547758.08", "-92233720368547758.08", "١٢٣", "１２３", "∞", "NaN", "0x10", "+5",
        ".5", "5.",
        "1'000'000'000'000", "€ 5", "5 €",
    ]

    static let numbers = [
        "-1", "0", "1", "100", "101", "1000", "2147483647", "2147483648", "-2147483648", "4294967296",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "18446744073709551616",
        "1.5", "1,5", "22.555", "1e3", "+1", " 7 ", "0x7f", "٣", "100.01", "-0.01",
    ]

    static let days = [
        "0000-00-00", "0000-01-01", "0001-01-01", "1899-12-31", "1900-01-01", "1970-01-01", "2026-02-29", "2026-13-01",
        "2199-12-31", "2200-01-01", "9999-12-31", "10000-01-01", "292277026596-12-04", "-001-01-01", "2026-1-1",
        "20260101",
        "2026-01-01T00:00", "2026‐01‐01",
    ]

    static let addresses = [
        "@", "a@", "@b.example", "a@b", "a@b..example", "a@@b.example", "a b@c.example", "ä@ä.example",
        "a@xn--.example",
        "a@" + String(repeating: "ä", count: 63) + ".example", String(repeating: "a", count: 65) + "@b.example",
        "a@" + String(repeating: "b.", count: 130) + "example", "\"a\"@b.example", "a@[127.0.0.1]",
        "a@b.example\r\nBcc: c@d.example",
    ]

    /// Values of fields of a request; they have no line breaks, or it would be another request.
    static let headers = [
        "", ",", ";", "\"", "=", "q=", "de;q=nan", "de;q=1e999", "*", "*;q=-1", "bytes=0-", "bytes=-0", "bytes=9-1",
        "bytes=0-18446744073709551616", "bytes=" + String(repeating: "0-0,", count: 400) + "1-1", "W/\"",
        "\"a\", W/\"b",
        "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 99 Foo 0000 99:99:99 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "http://localhost/", "http://localhost", "//localhost/\u{301}", "for=\"[::1\"",
        "for=[::]:999999;proto=x;host=\"", "::ffff:1.2.3.4",
        "1.2.3.4, unknown, _x", "Basic", "Basic =", "Bearer \u{E9}", "portico=",
        "portico=zz; portico-flash=.; portico-visitor=0",
        "portico-flash=00.kind=success; portico-flash=..", "portico-halfway=.; portico-halfway=00.",
        String(repeating: "a=b; ", count: 500),
        String(repeating: "x", count: 4_000), "\u{301}", "board", "toasts", "../",
    ]

    /// What a form may bring as a file.
    static let files: [(name: String, content: Bytes)] = [
        ("", []), ("a.csv", []), ("a.csv", [0xEF, 0xBB, 0xBF]), ("a.csv", [0xFF, 0xFE, 0x61, 0x00]),
        ("a.csv", Bytes("\"".utf8)),
        ("a.csv", Bytes("name,type\n\"".utf8)), ("a.csv", Bytes("name,type\r\n,\r\n\r\n;;;\n=1,=2".utf8)),
        ("a.csv", wide(60_000)), ("a.csv", Bytes("company,email\n".utf8) + Bytes(repeating: 0x2C, count: 300_000)),
        ("a.csv", Bytes(String(repeating: "\n", count: 200_000).utf8)),
        ("a.csv", Bytes((0..<3_000).flatMap { "c\($0),x@y.example\n".utf8 })),
        ("a.png", png), ("a.png", png + Bytes(repeating: 0xFF, count: 40)),
        ("a.png", png + [0xFF, 0xFF, 0xFF, 0xFF] + Bytes("IHDR".utf8) + [0, 0, 0, 0]),
        ("a.jpg", [0xFF, 0xD8, 0xFF]), ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE1, 0, 2]),
        ("a.jpg", [0xFF, 0xD8] + exif + [0xFF, 0xD9]),
        ("a.jpg", [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 2, 3]),
        ("a.webp", Bytes("RIFF".utf8) + [4, 0, 0, 0] + Bytes("WEBP".utf8)),
        ("a.webp", Bytes("RIFF".utf8) + [0xFF, 0xFF, 0xFF, 0x7F] + Bytes("WEBPVP8X".utf8) + [0xFF, 0xFF, 0xFF, 0xFF]),
        ("a.webp", Bytes("RIFF".utf8) + [18, 0, 0, 0] + Bytes("WEBPVP8X".utf8) + [1, 0, 0, 0, 0x0C, 0]),
        ("a.svg", Bytes("<svg onload='x'>".utf8)), ("a.gif", Bytes("GIF89a".utf8)), ("a.pdf", Bytes("%PDF-".utf8)),
        ("a.zip", Bytes("PK\u{3}\u{4}".utf8)),
        (String(repeating: "n", count: 300) + ".pdf", Bytes("%PDF-1".utf8)), ("../\u{202E}fdp.exe", Bytes("MZ".utf8)),
        ("a.eml", Bytes("\0\0".utf8)),
    ]

    private static let png: Bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let exif: Bytes =
        [0xFF, 0xE1, 0, 22] + Bytes("Exif\0\0II*\0".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]

    private static func wide(_ columns: Int) -> Bytes {
        let row = (0..<columns).map { "c\($0)" }.joined(separator: ",")
        return Bytes("company,name,type,email,\(row)\n\(row)\n".utf8)
    }
}
