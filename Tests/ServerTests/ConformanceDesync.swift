/// Whole attacks: several requests whose borders two servers would see in different places. Each must be one refusal,
/// or exactly the answers that the standard says.
extension ConformanceCase {
    static let desync: [ConformanceCase] = attacks + borders + upgrades

    private static let emptyChunks = "0\r\n\r\n"
    private static let unlucky = "GET /nowhere HTTP/1.1\r\nX: "

    private static let attacks: [ConformanceCase] = [
        .refuses(
            "CL.TE", 400,
            Wire.post(
                "Content-Length: \((emptyChunks + helloRequest).utf8.count)", "Transfer-Encoding: chunked",
                body: emptyChunks + helloRequest)),
        .refuses(
            "TE.CL", 400,
            Wire.post(
                "Content-Length: 4", "Transfer-Encoding: chunked", body: "25\r\n" + helloRequest + "\r\n" + emptyChunks)
        ),
        .refuses(
            "TE.TE", 400,
            Wire.post("Transfer-Encoding: chunked", "Transfer-Encoding: cow", body: "5\r\nhello\r\n" + emptyChunks)),
        .refuses(
            "CL.TE with a blank before the colon", 400,
            Wire.post(Wire.helloLength, "Transfer-Encoding : chunked", body: emptyChunks + helloRequest)),
        .refuses(
            "CL.TE with a folded coding", 400,
            Wire.post(Wire.helloLength, "Transfer-Encoding:\r\n chunked", body: emptyChunks + helloRequest)),
        .refuses(
            "CL.TE with a hidden coding", 400,
            Wire.post(Wire.helloLength, "X: x\rTransfer-Encoding: chunked", body: emptyChunks + helloRequest)),
        .refuses(
            "CL.TE behind a bare LF", 400,
            Wire.post(Wire.helloLength, "X: x\nTransfer-Encoding: chunked", body: emptyChunks + helloRequest)),
        .refuses(
            "CL.TE with a vertical tab", 400,
            Wire.post(Wire.helloLength, "Transfer-Encoding:\u{B}chunked", body: emptyChunks + helloRequest)),
        .refuses(
            "a smuggled HEAD", 400,
            Wire.post(
                "Content-Length: 45", "Transfer-Encoding: chunked",
                body: emptyChunks + Wire.line("HEAD /test/hello HTTP/1.1"))),
        .refuses(
            "two lengths with a request between", 400,
            Wire.post("Content-Length: 0", Wire.helloLength, body: helloRequest)),
        .refuses("a length with a plus and a request", 400, Wire.post("Content-Length: +37", body: helloRequest)),
        .refuses("a length with a letter and a request", 400, Wire.post("Content-Length: 37x", body: helloRequest)),
        .refuses("an octal length and a request", 400, Wire.post("Content-Length: 037", body: helloRequest)),
        .refuses(
            "a chunk size with an underscore and a request", 400,
            Wire.chunked("0_25\r\n\r\n" + helloRequest + emptyChunks)),
        .refuses(
            "an extension with an LF and a request", 400, Wire.chunked("2;\nxx\r\n25\r\n0\r\n\r\n" + helloRequest)),
        .refuses(
            "an extension with a CR and a request", 400, Wire.chunked("2;a\rxx\r\n25\r\n0\r\n\r\n" + helloRequest)),
        .refuses("a chunk that spills", 400, Wire.chunked("5\r\nAAAAAXXX\r\n" + emptyChunks + helloRequest)),
        .refuses(
            "an end that is blindly taken", 400, Wire.chunked("0\r\nX:" + helloRequest.replacing("\r\n", with: "\n"))),
        .refuses(
            "a bad request behind a good one", 400, "\r\n" + "GET /test/hello HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n"),
        ConformanceCase(
            name: "good, bad, good",
            steps: [
                .send(Wire.get() + Wire.get("X : y") + Wire.get()), .receive(.hello),
                .receive(Answer.status(400).with("Connection", "close")), .closed,
            ]),
        ConformanceCase(
            name: "good, bad body, good",
            steps: [
                .send(Wire.get() + Wire.chunked("5\r\nhello!\r\n") + Wire.get()), .receive(.hello),
                .receive(.status(400)),
                .closed,
            ]),
        ConformanceCase(
            name: "slow, bad, good",
            steps: [
                .send(Wire.line("GET /test/sleep?ms=5 HTTP/1.1") + Wire.get("Host: b") + Wire.get()),
                .receive(Answer(body: "slept 5 ms")), .receive(.status(400)), .closed,
            ]),
    ]

    /// The next request begins exactly behind the body.
    private static let borders: [ConformanceCase] = [
        .servesLast("bytes behind an empty body", Wire.post("Content-Length: 0") + "X", .echo(""), .status(501)),
        .servesLast("bytes behind no body", Wire.post() + "hello\r\n", .echo(""), .status(400)),
        .servesLast(
            "a byte more than the length", Wire.post("Content-Length: 4", body: "hello"), .echo("hell"), .status(501)),
        .servesLast(
            "a body that is no longer one", Wire.post("Content_Length: 5", body: "hello\r\n"), .echo(""), .status(400)),
        .servesLast(
            "chunks that are none", Wire.post("Transfer_Encoding: chunked", body: "5\r\nhello\r\n" + emptyChunks),
            .echo(""), .status(400)),
        .servesLast("bytes behind the last chunk", Wire.chunked("0\r\n\r\nX\r\n"), .echo(""), .status(400)),
        .talks(
            "the start of a request in a body stays there",
            .send(Wire.post("Content-Length: \(unlucky.utf8.count)", body: unlucky)), .receive(.echo(unlucky)), .open),
        .talks(
            "also in the body of a GET", .send(Wire.get("Content-Length: \(unlucky.utf8.count)") + unlucky),
            .receive(.hello),
            .open),
        .talks(
            "also in the body of what is not there",
            .send(Wire.line("POST /nowhere HTTP/1.1", "Content-Length: \(unlucky.utf8.count)") + unlucky),
            .receive(.status(404)), .open),
        .talks(
            "also where the word to send it is waited for",
            .send(
                Wire.line("POST /nowhere HTTP/1.1", "Expect: 100-continue", "Content-Length: \(unlucky.utf8.count)")
                    + unlucky),
            .receiveFinal(.status(404)), .open),
        .talks(
            "also behind OPTIONS *",
            .send(Wire.line("OPTIONS * HTTP/1.1", "Content-Length: \(unlucky.utf8.count)") + unlucky),
            .receive(.status(204)), .open),
        .serves(
            "a body of a HEAD in chunks",
            Wire.line("HEAD /nowhere HTTP/1.1", "Transfer-Encoding: chunked") + emptyChunks, noBody),
        .servesLast(
            "no answer behind the last", Wire.get("Connection: close") + Wire.post("Content-Length: 5", body: "hello"),
            Answer.hello.with("Connection", "close")),
    ]

    private static let noBody: Answer = {
        var answer = Answer.status(404)
        answer.isToHead = true
        return answer
    }()

    /// A socket is opened by exactly the right request; any other leaves the connection as it was.
    private static let upgrades: [ConformanceCase] = [
        .talks(
            "a socket", .send(upgrade(key, "Sec-WebSocket-Version: 13")),
            .receive(
                Answer.status(101).with("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=").with(
                    "Upgrade", "websocket")),
            .send("\u{88}\u{82}\u{0}\u{0}\u{0}\u{0}\u{3}\u{E8}"), .finish),
        .serves("a socket of an old version", upgrade(key, "Sec-WebSocket-Version: 8"), wrongVersion),
        .serves("a socket of a later version", upgrade(key, "Sec-WebSocket-Version: 99"), wrongVersion),
        .serves("a socket of no version", upgrade(key), wrongVersion),
        .serves("a socket without a key", upgrade("Sec-WebSocket-Version: 13"), .status(400)),
        .serves(
            "a socket with a short key", upgrade("Sec-WebSocket-Key: YQ==", "Sec-WebSocket-Version: 13"), .status(400)),
        .serves("a socket with two keys", upgrade(key, key, "Sec-WebSocket-Version: 13"), .status(400)),
        .serves(
            "a socket that Connection does not name",
            Wire.line("GET /test/echo HTTP/1.1", "Upgrade: websocket", key, "Sec-WebSocket-Version: 13"), .status(426)),
        .serves(
            "a plain GET of a socket", Wire.line("GET /test/echo HTTP/1.1"),
            Answer.status(426).with("Upgrade", "websocket")),
        .serves(
            "a POST that asks for a socket",
            Wire.post("Connection: upgrade", "Upgrade: websocket", key, "Sec-WebSocket-Version: 13"), .echo("")),
        .serves(
            "a page that is asked to be a socket",
            Wire.get("Connection: upgrade", "Upgrade: websocket", key, "Sec-WebSocket-Version: 13"),
            .hello),
        .servesLast(
            "a socket in HTTP/1.0",
            Wire.line(
                "GET /test/echo HTTP/1.0", "Connection: upgrade", "Upgrade: websocket", key, "Sec-WebSocket-Version: 13"
            ), .status(400)),
    ]

    private static let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    private static let wrongVersion = Answer.status(426).with("Sec-WebSocket-Version", "13")

    private static func upgrade(_ lines: String...) -> String {
        Wire.line(
            "GET /test/echo HTTP/1.1",
            (["Connection: Upgrade", "Upgrade: websocket"] + lines).joined(separator: "\r\n"))
    }
}
