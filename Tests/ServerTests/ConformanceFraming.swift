/// Lengths, codings and chunks that are refused: whoever guesses here lets requests be smuggled
/// (RFC 9112 sections 6 and 7, RFC 9110 section 8.6).
extension ConformanceCase {
    static let framing: [ConformanceCase] = badLengths + badCodings + badChunks + badTrailers

    private static let badLengths: [ConformanceCase] =
        [
            "", " ", "abc", "hello", "+5", "-5", "-0", "- 5", "5 5", "5\t5", "5,5", "5, 5", "5,5,5", "5,6", ",5", "5,",
            "5;", "5;q=1",
            "0x5", "0X5", "5h", "5x", "x5", "5.", "5.0", ".5", "5e0", "5_0", "1_", "\"5\"", "'5'", "(5)", "5\u{0}",
            "\u{0}5", "\u{B}5",
            "5\u{C}", "\u{A0}5", "5\u{A0}", "\u{D9}\u{A5}", "\u{B2}", "05", "005", "00", "000", "0200",
            "9223372036854775808",
            "18446744073709551616", "18446744073709551621", "99999999999999999999", "-9223372036854775808", "chunked",
            "NaN",
            Wire.repeated("9", 1000), Wire.repeated("0", 1000) + "5",
        ].map {
            .refuses("Content-Length: \($0.visible.prefix(40))", 400, Wire.post("Content-Length: \($0)", body: "hello"))
        }
        + [
            ("the same length twice", ["5", "5"]), ("two lengths", ["5", "6"]),
            ("two lengths, the first short", ["0", "5"]),
            ("a length and none", ["5", ""]), ("three lengths", ["5", "5", "5"]), ("no length twice", ["0", "0"]),
        ].map { name, lengths in
            .refuses(
                name, 400,
                Wire.line("POST /test/echo HTTP/1.1", lengths.map { "Content-Length: \($0)" }.joined(separator: "\r\n"))
                    + "hello")
        }
        + [
            .refuses(
                "two spellings of a length", 400, Wire.post("Content-Length: 5", "content-length: 6", body: "hello")),
            .refuses("two lengths of a GET", 400, Wire.get("Content-Length: 0", Wire.helloLength)),
            .refuses(
                "two lengths in HTTP/1.0", 400,
                Wire.line("POST /test/echo HTTP/1.0", "Content-Length: 5", "Content-Length: 5") + "hello"),
            .refuses("a length that no machine holds", 413, Wire.post("Content-Length: 9223372036854775807")),
            .refuses("a length over the limit", 413, Wire.post("Content-Length: 1073741825")),
            .refuses("a length over what 32 bits hold", 413, Wire.post("Content-Length: 4294967301", body: "hello")),
            .refuses(
                "a length over the limit of nobody's address", 413,
                Wire.line("POST /nowhere HTTP/1.1", "Content-Length: 1048577")),
            .refuses("a negative length of a GET", 400, Wire.get("Content-Length: -1")),
        ]

    private static let badCodings: [ConformanceCase] =
        [
            "", " ", ",", "chunked, chunked", "chunked,chunked", "gzip, chunked", "chunked, gzip", "identity, chunked",
            "chunked, identity", ",chunked", "chunked,", " , chunked", "chunked;q=1", "chunked;a=b", "chunked;",
            "\"chunked\"",
            "chunked\u{0}", "\u{0}chunked", "\u{B}chunked", "\u{C}chunked", "chunked\u{B}", "\u{A0}chunked",
            "chunked\u{85}",
            "\u{FF}chunked", "chun ked", "chunked chunked", "chunked x", "chunked\rX", "[chunked]", "{chunked}",
            "chunked=1", "chunked:",
            "chunked/1", "<chunked>", "gzip, deflate", "chunked\nX: y",
        ].map { .refuses("Transfer-Encoding: \($0.visible)", 400, coded($0)) }
        + [
            "identity", "gzip", "deflate", "compress", "br", "xchunked", "chunkedx", "x-chunked", "chunk", "cchunked",
            "'chunked'",
            "`chunked`", "chunked.", "_chunked", "0", "false",
        ].map { .refuses("Transfer-Encoding: \($0)", 501, coded($0)) }
        + [
            ["chunked", "chunked"], ["chunked", "identity"], ["identity", "chunked"], ["", "chunked"], ["chunked", ""],
            ["gzip", "chunked"], ["chunked", "chunked", "chunked"],
        ].map { codings in
            let lines = codings.map { "Transfer-Encoding: \($0)" }.joined(separator: "\r\n")
            return .refuses(
                "codings \(codings)", 400, Wire.line("POST /test/echo HTTP/1.1", lines) + "5\r\nhello\r\n0\r\n\r\n")
        }
        + ["chunked", "identity", "gzip", "xchunked", "", "chunked, chunked", "Chunked"].flatMap { coding in
            [
                .refuses(
                    "a length, then coding \(coding)", 400,
                    Wire.post("Content-Length: 5", "Transfer-Encoding: \(coding)", body: emptyChunks)),
                .refuses(
                    "coding \(coding), then a length", 400,
                    Wire.post("Transfer-Encoding: \(coding)", "Content-Length: 5", body: emptyChunks)),
            ]
        }
        + [
            .refuses(
                "length 0 and chunks", 400,
                Wire.post("Content-Length: 0", "Transfer-Encoding: chunked", body: emptyChunks)),
            .refuses(
                "a bad length and chunks", 400,
                Wire.post("Content-Length: x", "Transfer-Encoding: chunked", body: emptyChunks)),
            .refuses(
                "two lengths and chunks", 400,
                Wire.post("Content-Length: 5", "Content-Length: 5", "Transfer-Encoding: chunked", body: emptyChunks)),
            .refuses("both of a GET", 400, Wire.get("Content-Length: 5", "Transfer-Encoding: chunked") + emptyChunks),
            .refuses(
                "both, and the end of the connection", 400,
                Wire.post("Connection: close", "Content-Length: 5", "Transfer-Encoding: chunked", body: emptyChunks)),
            .refuses(
                "chunks in HTTP/1.0", 400,
                Wire.line("POST /test/echo HTTP/1.0", "Transfer-Encoding: chunked") + emptyChunks),
            .refuses(
                "chunks in HTTP/1.0 that stays", 400,
                Wire.line("POST /test/echo HTTP/1.0", "Connection: keep-alive", "Transfer-Encoding: chunked")
                    + emptyChunks),
            .refuses(
                "an unknown coding in HTTP/1.0", 400,
                Wire.line("POST /test/echo HTTP/1.0", "Transfer-Encoding: identity") + "hello"),
            .refuses(
                "both in HTTP/1.0", 400,
                Wire.line("POST /test/echo HTTP/1.0", "Content-Length: 5", "Transfer-Encoding: chunked") + emptyChunks),
            .refuses(
                "chunks of an unknown method", 501,
                Wire.line("FOO /test/echo HTTP/1.1", "Transfer-Encoding: chunked") + emptyChunks),
        ]

    private static let emptyChunks = "0\r\n\r\n"

    private static func coded(_ coding: String) -> String {
        Wire.post("Transfer-Encoding: \(coding)", body: "5\r\nhello\r\n0\r\n\r\n")
    }

    private static let badChunks: [ConformanceCase] =
        [
            "", " 5", "5 ", "\t5", "5\t", "+5", "-5", "-1", "0x5", "0X5", "x5", "5h", "5g", "g", "5_0", "0_5", "_5",
            "5.0", "5,5", "5 5",
            "\"5\"", "5\u{0}", "\u{0}5", "\u{B}5", "5\u{A0}", "5;", "5; a", "5 ;a", "5;a;", "5;;a", "5;=b", "5;a=",
            "5;a =b", "5;a= b",
            "5;a b", "5;a=b c", "5;a=\"b", "5;a=\"b\"c", "5;a=b\"", "5;a\u{0}", "5;a=\u{0}", "5;a=\"\u{7}\"", "5;[",
            "5;a\nb", "5;a\rb",
            "5\n", "5\r", "5\nX", "5\rX", "5;a=\"\n\"", "5;a=\"\r\"", "-0", "00000000000000005", "8000000000000005",
            "ffffffffffffffff", "10000000000000005", "fffffffffffffffff", Wire.repeated("f", 100),
            Wire.repeated("0", 100) + "5", "5these bytes",
            "\r\n5", "5;" + Wire.repeated("a", 2000), "5;a=\"" + Wire.repeated("b", 100_000) + "\"",
        ].map {
            .refuses(
                "size \($0.count > 60 ? "of \($0.count) letters" : $0.visible)", 400,
                Wire.chunked("\($0)\r\nhello\r\n0\r\n\r\n"))
        }
        + [
            ("a size that ends in LF", "5\nhello\r\n0\r\n\r\n"), ("a size that ends in CR", "5\rhello\r\n0\r\n\r\n"),
            ("data that ends in LF", "5\r\nhello\n0\r\n\r\n"), ("data that ends in CR", "5\r\nhello\r0\r\n\r\n"),
            ("data without an end", "5\r\nhello0\r\n\r\n"), ("data that ends otherwise", "5\r\nhelloXX0\r\n\r\n"),
            ("data that ends in CR CR LF", "5\r\nhello\r\r\n0\r\n\r\n"),
            ("more data than announced", "5\r\nhello, world\r\n0\r\n\r\n"),
            ("a byte more than announced", "5\r\nhello!\r\n0\r\n\r\n"),
            ("less data than announced", "8\r\nhello\r\n0\r\n\r\n"),
            ("an empty line between chunks", "5\r\nhello\r\n\r\n0\r\n\r\n"),
            ("an empty line instead of a size", "\r\n\r\n"),
            ("a line of a request instead of a size", "GET /test/hello HTTP/1.1\r\nHost: a\r\n\r\n"),
            ("only line feeds in chunks", "5\nhello\n0\n\n"), ("an end in LF LF", "5\r\nhello\r\n0\n\n"),
            ("an end in CR LF LF", "5\r\nhello\r\n0\r\n\n"),
            ("an end in CR LF CR X", "5\r\nhello\r\n0\r\n\rX"), ("an end in two other bytes", "5\r\nhello\r\n0\r\nXX"),
            ("an end in CR LF CR CR", "5\r\nhello\r\n0\r\n\r\r"), ("an end with a sign", "5\r\nhello\r\n-0\r\n\r\n"),
            ("a JSON body in the clear", "{\"a\": 1}\r\n\r\n"),
        ].map { name, body in .refuses(name, 400, Wire.chunked(body)) }
        + [
            .refuses("a chunk over the limit", 413, Wire.chunked("40000001\r\n")),
            .refuses("a chunk over any limit", 413, Wire.chunked("7fffffffffffffff\r\n")),
            .refuses(
                "chunks over the limit of nobody's address", 413,
                Wire.line("POST /nowhere HTTP/1.1", "Transfer-Encoding: chunked") + "1\r\nx\r\n100000\r\n"),
        ]

    private static let badTrailers: [ConformanceCase] =
        [
            "X : y", "X\t: y", ": y", "X", " X: y", "X: y\r\n z", "X: y\nZ: z", "X: y\rZ: z", "X: \u{0}", "X: \u{7F}",
            "(X): y", "X\u{0}: y",
            "\u{EF}: y", "X: y\n", "GET /test/hello HTTP/1.1\r\nHost: a", "5\r\nhello",
        ].map { .refuses("trailer \($0.visible)", 400, Wire.chunked("5\r\nhello\r\n0\r\n\($0)\r\n\r\n")) }
        + [
            .refuses("a trailer of 10 KB", 431, Wire.chunked("0\r\nX: " + Wire.repeated("y", 10_000) + "\r\n\r\n")),
            .refuses("a hundred trailers", 431, Wire.chunked("0\r\n" + Wire.repeated("X: y\r\n", 100) + "\r\n")),
            .refuses("trailers without an end", 431, Wire.chunked("0\r\n" + Wire.repeated("X: y\r\n", 5_000))),
        ]
}
