/// What every client may send, and how the connection goes on (RFC 9110 sections 7 to 10, RFC 9112 sections 3 and 9).
extension ConformanceCase {
    static let served: [ConformanceCase] = plain + spellings + targets + fields + connections + pipelines

    private static let helloHead: Answer = {
        var answer = Answer.status(200).with("Content-Length", "5")
        answer.isToHead = true
        return answer
    }()
    private static let allowHello = Answer.status(204).with("Allow", "GET, HEAD, OPTIONS")
    private static let allowAll = Answer.status(204).with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")

    private static let plain: [ConformanceCase] =
        [
            .serves("GET", Wire.get(), Answer.hello.with("Content-Length", "5").with("Connection", nil)),
            .serves("HEAD", Wire.line("HEAD /test/hello HTTP/1.1"), helloHead),
            .serves("HEAD of what is not there", Wire.line("HEAD /nowhere HTTP/1.1"), notFoundHead),
            .serves("OPTIONS", Wire.line("OPTIONS /test/hello HTTP/1.1"), allowHello),
            .serves("OPTIONS *", Wire.line("OPTIONS * HTTP/1.1"), allowAll),
            .serves("OPTIONS of what is not there", Wire.line("OPTIONS /nowhere HTTP/1.1"), .status(404)),
            .serves("GET of what is not there", Wire.line("GET /nowhere HTTP/1.1"), .status(404)),
            .serves("POST to what is not there", Wire.line("POST /nowhere HTTP/1.1"), .status(404)),
            .serves("a handler on a worker", Wire.line("GET /test/sleep?ms=0 HTTP/1.1"), Answer(body: "slept 0 ms")),
            .serves("health", Wire.line("GET /healthz HTTP/1.1"), Answer(body: "ok\n")),
            .serves(
                "a type for what has content", Wire.get(),
                Answer.hello.with("Content-Type", "text/plain; charset=utf-8")),
            .serves(
                "a range of a POST is ignored", Wire.post("Range: bytes=0-1", "Content-Length: 5", body: "hello"),
                .hello),
            .serves("TE without Transfer-Encoding", Wire.get("TE: trailers, chunked"), .hello),
            .serves("an upgrade to what we do not speak", Wire.get("Connection: upgrade", "Upgrade: h2c, x/1"), .hello),
            .serves("an upgrade to HTTP/2", Wire.get("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c"), .hello),
        ]
        + ["POST", "PUT", "PATCH", "DELETE"].map { method in
            let allow = Answer.status(405).with("Allow", "GET, HEAD, OPTIONS")
            return .serves("\(method) where only GET is answered", Wire.line("\(method) /test/hello HTTP/1.1"), allow)
        }

    private static let notFoundHead: Answer = {
        var answer = Answer.status(404)
        answer.isToHead = true
        return answer
    }()

    private static let spellings: [ConformanceCase] = [
        .serves("field names in lower case", "GET /test/hello HTTP/1.1\r\nhost: a\r\n\r\n", .hello),
        .serves("field names in upper case", "GET /test/hello HTTP/1.1\r\nHOST: a\r\n\r\n", .hello),
        .serves("no blank behind the colon", "GET /test/hello HTTP/1.1\r\nHost:a\r\n\r\n", .hello),
        .serves("tabs and blanks around a value", "GET /test/hello HTTP/1.1\r\nHost:\t  a \t\r\n\r\n", .hello),
        .serves("one empty line before the request", "\r\n" + Wire.get(), .hello),
        .serves("two empty lines before the request", "\r\n\r\n" + Wire.get(), .hello),
        .serves("an empty line behind a body", Wire.post("Content-Length: 2", body: "hi") + "\r\n", .echo("hi")),
        .serves("HTTP/1.2", Wire.line("GET /test/hello HTTP/1.2"), .hello),
        .serves("HTTP/1.9", Wire.line("GET /test/hello HTTP/1.9"), .hello),
    ]

    private static let targets: [ConformanceCase] =
        [
            "/test/hello?", "/test/hello?a=b&c", "/test/hello??", "/test/hello?/../..", "/test/hello?a=%zz",
            "/test/hell%6F",
            "/test/hell%6f", "/%74est/hello", "/test/hello?a=[]{}|^`\\", "/test/hello?a='b'!$*();:@,",
            "http://a/test/hello",
            "HTTP://a/test/hello", "https://a/test/hello", "http://a:80/test/hello?x", "http://a:/test/hello",
            "http://[::1]:8080/test/hello", "http://other.example/test/hello", "http://A.B-c_d/test/hello",
            "/test/hello?" + Wire.repeated("x", 8192 - 12),
        ].map { target in
            .serves("target \(target.prefix(40))", Wire.line("GET \(target) HTTP/1.1"), .hello)
        }
        + [
            ("/test//hello", "/test/hello"), ("//test/hello", "/test/hello"), ("/test/hello/", "/test/hello"),
            ("/test/./hello", "/test/hello"), ("/test/x/../hello", "/test/hello"), ("/test/hello/.", "/test/hello"),
            ("/test/x/%2e%2E/hello?a=b", "/test/hello?a=b"), ("/%2e/test/hello", "/test/hello"),
            ("///test///hello///", "/test/hello"), ("http://a//test/hello", "/test/hello"),
        ].map { target, place in
            .serves(
                "\(target) is elsewhere", Wire.line("GET \(target) HTTP/1.1"),
                Answer.status(308).with("Location", place))
        }
        + [
            "/test/Hello", "/TEST/HELLO", "/test%2Fhello", "/test/hello%2F", "/test/hello%20", "/test/hello+",
            "/test/hello;x",
            "/test/hello%3Fa=b", "/test%5Chello", "/...", "/test/.../hello", "/%E2%82%AC", "http://a", "http://a?x",
            "/",
            "/test/hello,", "/test/hello=", "/test/hello%2523",
        ].map { target in
            .serves("\(target) is not there", Wire.line("GET \(target) HTTP/1.1"), .status(404))
        }
        + [
            .serves(
                "another way of writing it is no place to post to", Wire.line("POST /test//echo HTTP/1.1"), .status(404)
            )
        ]

    private static let fields: [ConformanceCase] =
        [
            "X:", "X: ", "x: y", "X: a:b", "X: \u{E9}\u{FF}\u{80}", "X: a\tb", "!#$%&'*+-.^_`|~09azAZ: x",
            "Cookie: a=b; c",
            "X: \"a\\\"b\"", "X-Y: " + Wire.repeated("z", 8000), Wire.repeated("n", 1000) + ": x", "Accept: , ,;q=x",
            "Content_Length: 99", "Content-Type: a\r\nContent-Type: b", "X: 1\r\nX: 2\r\nX: 3", "Content-Length: 0",
            "Keep-Alive: timeout=5", "Proxy-Connection: close", "Upgrade-Insecure-Requests: 1", "Range: bytes=x",
            "If-None-Match: x", "If-Modified-Since: yesterday", "Expect: 100-continue", "Forwarded: for=x;;",
            "X-Forwarded-For: <script>", "Max-Forwards: 0", "Trailer: Content-Length", "Via: 1.0 x",
        ].map { line in
            .serves("field \(line.visible.prefix(40))", Wire.get(line), .hello)
        }
        + ["a:80", "a:", "a.", "A-b_c.example:65535", "127.0.0.1:8080", "[::1]", "[::1]:80", "[::ffff:1.2.3.4]"].map {
            host in
            .serves("Host: \(host)", "GET /test/hello HTTP/1.1\r\nHost: \(host)\r\n\r\n", .hello)
        }
        + [
            .serves("a hundred fields", Wire.get(Wire.repeated("X: y\r\n", 98) + "Z: z"), .hello),
            .serves("a head of 16 KB", Wire.get("X: " + Wire.repeated("y", 16_384 - 42)), .hello),
        ]

    private static let connections: [ConformanceCase] =
        [
            "close", "Close", "CLOSE", "keep-alive, close", "x,close ,y", "close\r\nConnection: x",
            "x\r\nConnection: close",
        ].map {
            .servesLast(
                "Connection: \($0.visible)", Wire.get("Connection: \($0)"), Answer.hello.with("Connection", "close"))
        }
        + ["keep-alive", "x-close", "clos", "closed", "\"close\"", "", ",", "close-x"].map {
            .serves(
                "Connection: \($0) closes nothing", Wire.get("Connection: \($0)"), Answer.hello.with("Connection", nil))
        }
        + [
            .servesLast("HTTP/1.0", "GET /test/hello HTTP/1.0\r\n\r\n", .hello),
            .servesLast("HTTP/1.0 with Host", "GET /test/hello HTTP/1.0\r\nHost: a\r\n\r\n", .hello),
            .serves(
                "HTTP/1.0 that stays", Wire.line("GET /test/hello HTTP/1.0", "Connection: Keep-Alive"),
                Answer.hello.with("Connection", "keep-alive")),
            .servesLast(
                "HTTP/1.0 that says both", Wire.line("GET /test/hello HTTP/1.0", "Connection: keep-alive, close"),
                .hello),
            .servesLast("HTTP/1.0 with another word", Wire.line("GET /test/hello HTTP/1.0", "Connection: x"), .hello),
            .servesLast(
                "a body in HTTP/1.0", Wire.line("POST /test/echo HTTP/1.0", "Content-Length: 2") + "hi", .echo("hi")),
            .talks("the last request of a client that says so", .send(Wire.get()), .finish, .receive(.hello), .closed),
            .talks("a client that says nothing", .finish, .closed),
            .talks("a client that leaves after an answer", .send(Wire.get()), .receive(.hello), .finish, .closed),
            .servesLast(
                "the last answer says so", Wire.line("HEAD /test/hello HTTP/1.1", "Connection: close"), helloHead),
        ]

    private static let pipelines: [ConformanceCase] = [
        .serves("two at once", Wire.get() + Wire.get(), .hello, .hello),
        ConformanceCase(
            name: "fifty at once",
            steps: [.send(Wire.repeated(Wire.get(), 50))] + Array(repeating: .receive(.hello), count: 50) + [.open]),
        .serves(
            "answers keep the order of requests, whoever makes them",
            Wire.line("GET /test/sleep?ms=5 HTTP/1.1") + Wire.get() + Wire.line("GET /test/sleep?ms=1 HTTP/1.1")
                + Wire.get(),
            Answer(body: "slept 5 ms"), .hello, Answer(body: "slept 1 ms"), .hello),
        .serves(
            "bodies and none by turns",
            Wire.post("Content-Length: 3", body: "one") + Wire.get() + Wire.chunked("3\r\ntwo\r\n0\r\n\r\n")
                + Wire.get(),
            .echo("one"), .hello, .echo("two"), .hello),
        .serves("HEAD, then GET", Wire.line("HEAD /test/hello HTTP/1.1") + Wire.get(), helloHead, .hello),
        .serves(
            "what is not there, then what is", Wire.line("GET /nowhere HTTP/1.1") + Wire.get(), .status(404), .hello),
        .servesLast("the second is the last", Wire.get() + Wire.get("Connection: close"), .hello, .hello),
    ]
}
