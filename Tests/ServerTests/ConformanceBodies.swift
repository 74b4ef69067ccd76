/// Bodies that are in order (RFC 9112 sections 6 and 7, RFC 9110 section 10.1.1).
extension ConformanceCase {
    static let bodies: [ConformanceCase] = lengths + chunks + anywhere + expectations

    private static let lengths: [ConformanceCase] = [
        .serves("a body", Wire.post("Content-Length: 5", body: "hello"), .echo("hello")),
        .serves("an empty body", Wire.post("Content-Length: 0"), .echo("")),
        .serves("no word of a body", Wire.post(), .echo("")),
        .serves("blanks around a length", Wire.post("Content-Length: \t 5 \t", body: "hello"), .echo("hello")),
        .serves("a length in lower case", Wire.post("content-length: 5", body: "hello"), .echo("hello")),
        .serves(
            "a body that looks like a request", Wire.post(Wire.helloLength, body: helloRequest), .echo(helloRequest)),
        .serves("a body of line ends", Wire.post("Content-Length: 4", body: "\r\n\r\n"), .echo("\r\n\r\n")),
        .serves(
            "a body of 100 KB", Wire.post("Content-Length: 100000", body: Wire.repeated("x", 100_000)), echoOf100KB),
        .serves(
            "a body of 2 MB", Wire.post("Content-Length: 2000000", body: Wire.repeated("0123456789", 200_000)),
            echoOf2MB),
        .serves(
            "a name that is almost that of the length", Wire.post("Content_Length: 9", "Content-Length: 2", body: "hi"),
            .echo("hi")),
    ]

    private static let echoOf100KB = Answer.echo(Wire.repeated("x", 100_000)).with("Content-Length", "100000")
    private static let echoOf2MB = Answer.echo(Wire.repeated("0123456789", 200_000)).with("Content-Length", "2000000")

    private static let chunks: [ConformanceCase] =
        [
            ("one chunk", "5\r\nhello\r\n0\r\n\r\n", "hello"),
            ("two chunks", "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world"),
            ("no chunk", "0\r\n\r\n", ""),
            ("a size in upper case", "A\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
            ("a size in lower case", "a\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
            ("zeros before a size", "0005\r\nhello\r\n000\r\n\r\n", "hello"),
            ("an extension", "5;a\r\nhello\r\n0;b\r\n\r\n", "hello"),
            ("an extension with a value", "5;a=b;c=d\r\nhello\r\n0\r\n\r\n", "hello"),
            ("an extension with a quoted value", "5;a=\"b;\\\"c,\"\r\nhello\r\n0\r\n\r\n", "hello"),
            ("a long extension", "5;a=" + Wire.repeated("b", 1000) + "\r\nhello\r\n0\r\n\r\n", "hello"),
            ("data like the end", "7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n", "\r\n0\r\n\r\n"),
            ("two hundred chunks", Wire.repeated("1\r\nx\r\n", 200) + "0\r\n\r\n", Wire.repeated("x", 200)),
            ("a trailer", "5\r\nhello\r\n0\r\nX-Sum: abc\r\n\r\n", "hello"),
            ("trailers without values", "5\r\nhello\r\n0\r\nX:\r\nY: \r\n\r\n", "hello"),
            ("a trailer that would change the length", "5\r\nhello\r\n0\r\nContent-Length: 50\r\n\r\n", "hello"),
            ("a trailer that would change the coding", "5\r\nhello\r\n0\r\nTransfer-Encoding: gzip\r\n\r\n", "hello"),
            ("a trailer that would change the host", "5\r\nhello\r\n0\r\nHost: evil\r\n\r\n", "hello"),
            ("a trailer that would close", "5\r\nhello\r\n0\r\nConnection: close\r\n\r\n", "hello"),
            ("a trailer that would authorise", "5\r\nhello\r\n0\r\nAuthorization: x\r\nCookie: a=b\r\n\r\n", "hello"),
        ].map { name, body, echo in
            .serves(name, Wire.chunked(body), .echo(echo))
        }
        + ["CHUNKED", "Chunked", " chunked\t"].map { coding in
            .serves(
                "coding \(coding.visible)", Wire.post("Transfer-Encoding: \(coding)", body: "2\r\nhi\r\n0\r\n\r\n"),
                .echo("hi"))
        }
        + [
            .serves(
                "the name in upper case", Wire.post("TRANSFER-ENCODING: chunked", body: "2\r\nhi\r\n0\r\n\r\n"),
                .echo("hi")),
            .talks(
                "chunks one after another", .send(Wire.chunked("1\r\nh")), .send("\r\n1"), .send("\r\ni\r\n0\r"),
                .send("\n\r\n"), .receive(.echo("hi")), .open),
        ]

    /// A body belongs to its request wherever that leads, or the next request would begin within it.
    private static let anywhere: [ConformanceCase] = [
        .serves("a body of a GET", Wire.get(Wire.helloLength) + helloRequest, .hello),
        .serves("chunks of a GET", Wire.get("Transfer-Encoding: chunked") + "5\r\nhello\r\n0\r\n\r\n", .hello),
        .serves("a body of a HEAD", Wire.line("HEAD /test/hello HTTP/1.1", Wire.helloLength) + helloRequest, toHead),
        .serves(
            "a body of OPTIONS", Wire.line("OPTIONS /test/hello HTTP/1.1", Wire.helloLength) + helloRequest,
            .status(204)),
        .serves("a body of OPTIONS *", Wire.line("OPTIONS * HTTP/1.1", Wire.helloLength) + helloRequest, .status(204)),
        .serves(
            "a body for a wrong method", Wire.line("PUT /test/hello HTTP/1.1", Wire.helloLength) + helloRequest,
            .status(405)),
        .serves(
            "a body for nobody", Wire.line("POST /nowhere HTTP/1.1", Wire.helloLength) + helloRequest, .status(404)),
        .serves(
            "chunks for nobody",
            Wire.line("POST /nowhere HTTP/1.1", "Transfer-Encoding: chunked") + "1\r\nx\r\n0\r\n\r\n", .status(404)),
        .serves(
            "a body of a GET that is elsewhere",
            Wire.line("GET //test/hello HTTP/1.1", Wire.helloLength) + helloRequest, .status(308)),
        .refuses("a body for a socket", 413, Wire.line("GET /test/echo HTTP/1.1", Wire.helloLength) + helloRequest),
        .serves(
            "a body for a worker", Wire.line("GET /test/sleep?ms=0 HTTP/1.1", Wire.helloLength) + helloRequest,
            Answer(body: "slept 0 ms")),
    ]

    private static let toHead: Answer = {
        var answer = Answer.status(200)
        answer.isToHead = true
        return answer
    }()

    private static let expectations: [ConformanceCase] =
        ["100-continue", "100-Continue", "100-CONTINUE"].map { word in
            .talks(
                "Expect: \(word)", .send(Wire.post("Expect: \(word)", "Content-Length: 5")), .receive(.status(100)),
                .send("hello"), .receive(.echo("hello")), .open)
        }
        + [
            .talks(
                "chunks that wait for the word", .send(Wire.post("Expect: 100-continue", "Transfer-Encoding: chunked")),
                .receive(.status(100)), .send("5\r\nhello\r\n0\r\n\r\n"), .receive(.echo("hello")), .open),
            .talks(
                "a client that does not wait for the word",
                .send(Wire.post("Expect: 100-continue", Wire.helloLength, body: helloRequest)),
                .receiveFinal(.echo(helloRequest)), .open),
            .serves("no body, no word", Wire.post("Expect: 100-continue", "Content-Length: 0"), .echo("")),
            .servesLast(
                "no word for HTTP/1.0",
                Wire.line("POST /test/echo HTTP/1.0", "Expect: 100-continue", "Content-Length: 5") + "hello",
                .echo("hello")),
            .servesLast(
                "HTTP/1.0 expects nothing", Wire.line("GET /test/hello HTTP/1.0", "Expect: a miracle"), .hello),
            .refuses(
                "no word for a body that is too large", 413,
                Wire.post("Expect: 100-continue", "Content-Length: 9999999999")),
        ]
        + ["200-ok", "100-continue, x", "x, 100-continue", "", "100-continue;q=1", "100", "\"100-continue\""].map {
            word in
            .refuses("Expect: \(word)", 417, Wire.post("Expect: \(word)", "Content-Length: 5", body: "hello"))
        }
        + [
            .refuses(
                "two expectations", 417,
                Wire.post("Expect: 100-continue", "Expect: 100-continue", "Content-Length: 5", body: "hello"))
        ]
}
