/// Field lines that are refused (RFC 9112 section 5, RFC 9110 section 5), `Host` (RFC 9112 section 3.2), and limits.
extension ConformanceCase {
    static let badFields: [ConformanceCase] = names + values + folds + hosts + limits

    private static let names: [ConformanceCase] =
        [
            "X : y", "X\t: y", "X  : y", "X\u{B}: y", "X\u{A0}: y", ": y", ":", " : y", "X", "X y", "X y: z", "X[: y",
            "X]: y",
            "(X): y", "X/Y: z", "X@Y: z", "X{}: y", "X,Y: z", "X;Y: z", "X=Y: z", "X<Y: z", "X>Y: z", "X?Y: z",
            "\"X\": y", "X\\Y: z",
            "X\u{0}: y", "X\u{1}Y: z", "X\u{7F}: y", "X\u{C3}\u{AB}Y: z", "\u{EF}oo: bar", "X\u{80}: y", "X\rY: z",
            "X\r: y",
            "GET /test/hello HTTP/1.1", "Content-Length : 5", "Content\tLength: 5", "Transfer-Encoding : chunked",
            "Transfer-Encoding\u{0}: chunked", "Host : b", "\u{0}",
        ].map { .refuses("field \($0.visible)", 400, Wire.get($0)) }

    private static let values: [ConformanceCase] =
        [0, 1, 7, 8, 0xB, 0xC, 0xE, 0x1B, 0x1F, 0x7F].map { code in
            let control = String(Unicode.Scalar(UInt8(code)))
            return .refuses("a value with \(control.visible)", 400, Wire.get("X: a\(control)b"))
        }
        + [
            "X: a\rb", "X: a\r\rb", "X: a\r", "X: \r\u{0}", "X: a\rY: b", "X: a\u{0}\rb", "X: a\nY: b", "X: a\n",
            "X:\n", "X: a\n\r",
            "X: a\n\nGET /test/hello HTTP/1.1", "X: a\r\n\rGET / HTTP/1.1", "X: a\u{B}", "X:\u{0}", "\nX: a",
            "X: a\r\n\nY: b",
        ].map { .refuses("line \($0.visible)", 400, Wire.get($0)) }
        + [
            .refuses("an LF at the end of the head", 400, "GET /test/hello HTTP/1.1\r\nHost: a\r\n\n"),
            .refuses("LF LF at the end of the head", 400, "GET /test/hello HTTP/1.1\r\nHost: a\n\n"),
            .refuses("CR CR LF at the end of the head", 400, "GET /test/hello HTTP/1.1\r\nHost: a\r\n\r\r\n"),
            .refuses("CR CR at the end of the head", 400, "GET /test/hello HTTP/1.1\r\nHost: a\r\n\r\r"),
        ]

    private static let folds: [ConformanceCase] =
        [
            "X: a\r\n b", "X: a\r\n\tb", "X:\r\n a", "X: a\r\n \r\n\tb", "X: a\r\n ", "X: a\r\n\t", "X: a\r\n  Y: z",
            "Connection:\r\n close", "Content-Length:\r\n 5", "Content-Length: 1\r\n 0",
            "Transfer-Encoding:\r\n chunked",
            "Transfer-Encoding: chunked\r\n , gzip", "Transfer-Encoding: gzip,\r\n chunked", "Expect:\r\n 100-continue",
        ].map { .refuses("folded \($0.visible)", 400, Wire.get($0)) }
        + [
            .refuses("a blank before the first field", 400, "GET /test/hello HTTP/1.1\r\n Host: a\r\n\r\n"),
            .refuses(
                "a tab before the first field", 400,
                "GET /test/hello HTTP/1.1\r\n\tContent-Length: 1\r\nHost: a\r\n\r\n"),
            .refuses(
                "a line of blanks before the first field", 400, "GET /test/hello HTTP/1.1\r\n \r\nHost: a\r\n\r\n"),
            .refuses("a line of blanks as the end", 400, "GET /test/hello HTTP/1.1\r\nHost: a\r\n \r\n\r\n"),
            .refuses("a folded Host", 400, "GET /test/hello HTTP/1.1\r\nHost:\r\n a\r\n\r\n"),
            .refuses("a Host that goes on", 400, "GET /test/hello HTTP/1.1\r\nHost: a\r\n .b\r\n\r\n"),
        ]

    private static let hosts: [ConformanceCase] =
        [
            "", " ", "a, b", "a,a", "a b", "a\tb", "u@a", "u:p@a", "@a", "a/", "a/b", "/", "http://a", "a:b", "a:8a",
            "a:99999",
            "a:-1", "a: 80", "a:80:80", ":80", ":", "[::1", "::1", "[]", "[g::1]", "[::1]x", "[::1]:x", "a]", "a?b",
            "a#b", "a\\b",
            "a;b", "a'b", "a\"b", "<a>", "a|b", "{a}", "a\u{0}", "a\u{E9}", "\u{C3}\u{A9}.example", "a!", "a$b", "a&b",
            "a(b)", "a*", "a=b",
        ].map { .refuses("Host: \($0.visible)", 400, "GET /test/hello HTTP/1.1\r\nHost: \($0)\r\n\r\n") }
        + [
            .refuses("no Host", 400, "GET /test/hello HTTP/1.1\r\n\r\n"),
            .refuses("no Host but other fields", 400, "GET /test/hello HTTP/1.1\r\nX-Host: a\r\nX: y\r\n\r\n"),
            .refuses("the same Host twice", 400, Wire.get("Host: a")),
            .refuses("two Hosts", 400, Wire.get("Host: b")),
            .refuses("two Hosts in two spellings", 400, Wire.get("hOST: b")),
            .refuses("a second Host that is empty", 400, Wire.get("Host:")),
            .refuses("three Hosts", 400, Wire.get("Host: a", "Host: a")),
            .refuses("two Hosts in HTTP/1.0", 400, Wire.line("GET /test/hello HTTP/1.0", "Host: b")),
            .refuses("a bad Host in HTTP/1.0", 400, "GET /test/hello HTTP/1.0\r\nHost: u@a\r\n\r\n"),
            .refuses("a bad Host beside a good target", 400, "GET http://a/test/hello HTTP/1.1\r\nHost: u@a\r\n\r\n"),
            .refuses("no Host beside a good target", 400, "GET http://a/test/hello HTTP/1.1\r\n\r\n"),
            .refuses("OPTIONS * without Host", 400, "OPTIONS * HTTP/1.1\r\n\r\n"),
            .refuses("no Host in HTTP/1.2", 400, "GET /test/hello HTTP/1.2\r\n\r\n"),
        ]

    private static let limits: [ConformanceCase] = [
        .refuses("101 fields", 431, Wire.get(Wire.repeated("X: y\r\n", 99) + "Z: z")),
        .refuses("1,000 fields", 431, Wire.get(Wire.repeated("X: y\r\n", 999) + "Z: z")),
        .refuses("10,000 fields", 431, Wire.get(Wire.repeated("X: y\r\n", 9_999) + "Z: z")),
        .refuses("a head of 16 KB and a byte", 431, Wire.get("X: " + Wire.repeated("y", 16_384 - 41))),
        .refuses("a value of 100 KB", 431, Wire.get("X: " + Wire.repeated("y", 100_000))),
        .refuses("a name of 100 KB", 431, Wire.get(Wire.repeated("y", 100_000) + ": x")),
        .refuses("a name of 1 MB", 431, Wire.get(Wire.repeated("y", 1_000_000) + ": x")),
        .refuses(
            "a value without end", 431, "GET /test/hello HTTP/1.1\r\nHost: a\r\nX: " + Wire.repeated("y", 70_000)),
        .refuses(
            "cookies of 20 KB", 431,
            Wire.get(Wire.repeated("Cookie: " + Wire.repeated("a", 2000) + "\r\n", 10) + "X: y")),
    ]
}
