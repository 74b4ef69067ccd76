/// Request lines that are refused (RFC 9112 sections 2.2 and 3).
extension ConformanceCase {
    static let requestLines: [ConformanceCase] = shapes + methods + versions + badTargets + noRequests

    private static let shapes: [ConformanceCase] =
        [
            "GET  /test/hello HTTP/1.1", "GET /test/hello  HTTP/1.1", "GET\t/test/hello HTTP/1.1",
            "GET /test/hello\tHTTP/1.1", "GET /test/hello HTTP/1.1 ", "GET /test/hello HTTP/1.1\t",
            " GET /test/hello HTTP/1.1",
            "\tGET /test/hello HTTP/1.1", "GET /test/hello HTTP/1.1 x", "GET /test/hello x HTTP/1.1", "GET /test/hello",
            "GET /test/hello ", "GET", "GET ", "GET HTTP/1.1", "GET  HTTP/1.1", "/test/hello HTTP/1.1",
            " /test/hello HTTP/1.1",
            "HTTP/1.1 200 OK", "GET/test/hello HTTP/1.1", "GET /test/helloHTTP/1.1", "GET\u{B}/test/hello HTTP/1.1",
            "GET /test/hello\u{C}HTTP/1.1", "GET\u{A0}/test/hello HTTP/1.1", "GET /test/hello HTTP/1.1\r",
            "GET\r/test/hello HTTP/1.1",
            "GET /test/hello\rHTTP/1.1", "GET /test/hello\nHTTP/1.1", "\u{FEFF}GET /test/hello HTTP/1.1",
            "\u{0}GET /test/hello HTTP/1.1",
        ].map { .refuses("line \($0.visible)", 400, Wire.line($0)) }
        + [
            .refuses("a request line that ends in LF", 400, "GET /test/hello HTTP/1.1\nHost: a\r\n\r\n"),
            .refuses("a request line that ends in CR", 400, "GET /test/hello HTTP/1.1\rHost: a\r\n\r\n"),
            .refuses("only line feeds", 400, "GET /test/hello HTTP/1.1\nHost: a\n\n"),
            .refuses("only carriage returns", 400, "GET /test/hello HTTP/1.1\rHost: a\r\r"),
            .refuses("LF, then CR", 400, "GET /test/hello HTTP/1.1\n\rHost: a\n\r\n\r"),
            .refuses("three empty lines before the request", 400, "\r\n\r\n\r\n" + Wire.get()),
            .refuses("an LF before the request", 400, "\n" + Wire.get()),
            .refuses("a CR before the request", 400, "\r" + Wire.get()),
            .refuses("a blank line before the request", 400, " \r\n" + Wire.get()),
            .refuses("an empty line that ends in CR CR LF", 400, "\r\r\n" + Wire.get()),
        ]

    private static let methods: [ConformanceCase] =
        [
            "get", "Get", "GETT", "FOO", "PROPFIND", "TRACE", "PRI", "M-SEARCH", "!#$%&'*+-.^_`|~", "123", "GET.",
            "_GET",
        ].map { .refuses("method \($0)", 501, Wire.line("\($0) /test/hello HTTP/1.1")) }
        + [
            .refuses("CONNECT", 501, "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"),
            .refuses("CONNECT without a port", 501, "CONNECT a HTTP/1.1\r\nHost: a\r\n\r\n"),
            .refuses("CONNECT to a path", 501, Wire.line("CONNECT /test/hello HTTP/1.1")),
            .refuses("TRACE with a body", 501, Wire.line("TRACE /test/hello HTTP/1.1", "Content-Length: 5") + "hello"),
        ]
        + [
            "G@T", "GET(", "GET:", "\"GET\"", "G\u{0}ET", "G\u{C9}T", "GET,", "G/ET", "[GET]", "G=\":<>(e)",
            "GET\u{7F}", "{}",
            "G\\ET", Wire.repeated("A", 33), Wire.repeated("A", 5000), Wire.repeated("A", 100_000),
        ].map {
            .refuses(
                "method \($0.count > 20 ? "of \($0.count) letters" : $0.visible)", 400,
                Wire.line("\($0) /test/hello HTTP/1.1"))
        }

    private static let versions: [ConformanceCase] =
        [
            "HTTP/1", "HTTP/1.", "HTTP/.1", "HTTP/1.1.1", "HTTP/11.1", "HTTP/1.10", "HTTP/1.01", "HTTP/01.1",
            "HTTP/01.01",
            "http/1.1", "Http/1.1", "HTTP/ 1.1", "HTTP /1.1", "HTTP/1 .1", "HTTP-1.1", "HTP/1.1", "HTTPS/1.1",
            "ICY/1.1", "HTTP/1,1",
            "HTTP/x.y", "HTTP/1.x", "HTTP/+1.1", "HTTP/-1.1", "HTTP/1.-1", "HTTP/2", "HTTP/1.1\u{0}", "HTTP//1.1",
            "HTTP\\1.1",
            "HTTP/\r\r1.1", "HTTP/1\u{B2}.1", "HTTP/1.1HTTP/1.1", "1.1", "HTTP",
        ].map { .refuses("version \($0.visible)", 400, Wire.line("GET /test/hello \($0)")) }
        + ["HTTP/0.9", "HTTP/0.0", "HTTP/2.0", "HTTP/2.1", "HTTP/3.0", "HTTP/9.9"].map {
            .refuses("version \($0)", 505, Wire.line("GET /test/hello \($0)"))
        }
        + [.refuses("the greeting of HTTP/2", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]

    private static let badTargets: [ConformanceCase] =
        [
            "/test/hello#x", "/test/hello?a#x", "#", "/test/he\u{0}llo", "/test/hello\u{0}", "/test/he\u{1}llo",
            "/test/hello\u{7F}",
            "/test/h\u{E9}llo", "/test/h\u{C3}\u{A9}llo", "/test/hello?\u{80}", "/test/\"hello\"", "/test/<hello>",
            "/test\\hello",
            "\\test\\hello", "test/hello", "hello", "*", "**", "/*\u{0}", "?a=b", "//\\test", "ftp://a/test/hello",
            "file:///etc/passwd", "javascript:x", "http:/test/hello", "http:test/hello", "http:///test/hello",
            "http://", "https://?x",
            "http://u@a/test/hello", "http://u:p@a/test/hello", "http://@a/test/hello", "http://a:b/test/hello",
            "http://a:99999/test/hello", "http://a:-1/test/hello", "http://a:80:80/test/hello",
            "http://[::1/test/hello",
            "http://::1/test/hello", "http://[]/test/hello", "http://a,b/test/hello", "http://a\\b/test/hello", "a:80",
            "a",
            "/test/hello%", "/test/hello%4", "/test/hello%zz", "/test/%4zhello", "/test/%-1hello", "/test/hello%00",
            "/%00",
            "/test/hello%0a", "/test/hello%0D%0AX:%20y", "/test/hello%7f", "/test/%ff", "/test/%c0%ae%c0%ae/hello",
            "/test/%ed%a0%80",
            "/test/%e2%82", "/test/%u0041", "/..", "/../test/hello", "/test/../../test/hello", "/%2e%2e/test/hello",
            "/.%2E/x",
            "/test/%2E./../../hello", "/./../x", "http://a/../test/hello", "http://a/%00",
        ].map { .refuses("target \($0.visible)", 400, Wire.line("GET \($0) HTTP/1.1")) }
        + ["/" + Wire.repeated("x", 8192), "/" + Wire.repeated("x", 12_000), "/?" + Wire.repeated("x", 100_000)].map {
            .refuses("a target of \($0.count) bytes", 414, Wire.line("GET \($0) HTTP/1.1"))
        }
        + [
            .refuses("a target that does not end", 414, "GET /" + Wire.repeated("x", 70_000)),
            .refuses("POST to *", 400, Wire.line("POST * HTTP/1.1")),
            .refuses("OPTIONS of **", 400, Wire.line("OPTIONS ** HTTP/1.1")),
            .refuses("OPTIONS of *?x", 400, Wire.line("OPTIONS *?x HTTP/1.1")),
        ]

    /// What speaks other protocols, or none.
    private static let noRequests: [ConformanceCase] = [
        .refuses("TLS where none is spoken", 400, "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}"),
        .refuses("SSH", 400, "SSH-2.0-OpenSSH_9.2\r\n"),
        .refuses("SMTP", 400, "EHLO a\r\n"),
        .refuses("SOCKS", 400, "\u{5}\u{1}\u{0}"),
        .refuses("zeros", 400, Wire.repeated("\u{0}", 64)),
        .refuses("noise", 400, "\u{9C}\u{E1}\u{7}\u{42}\u{FF}\u{D}\u{A}\u{91}\u{33}\u{C8}\u{0}\u{5}\r\n\r\n"),
        .refuses("a frame of a WebSocket", 400, "\u{81}\u{85}\u{37}\u{FA}\u{21}\u{3D}\u{7F}\u{9F}\u{4D}\u{51}\u{58}"),
        .refuses("an answer", 400, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        .refuses("JSON", 400, "{\"a\": 1}\r\n\r\n"),
        .drops("half a method", "GE"),
        .drops("half a request line", "GET /test/hello HTT"),
        .drops("a request line and no more", "GET /test/hello HTTP/1.1\r\n"),
        .drops("a head without its end", "GET /test/hello HTTP/1.1\r\nHost: a\r\nX: y\r\n"),
        .drops("a head without its last byte", "GET /test/hello HTTP/1.1\r\nHost: a\r\n\r"),
        .drops("an empty line and no more", "\r\n"),
        .drops("half an empty line", "\r"),
        .drops("half a body", Wire.post("Content-Length: 10", body: "hello")),
        .drops("no body", Wire.post("Content-Length: 10")),
        .drops("chunks without an end", Wire.chunked("5\r\nhello\r\n")),
        .drops("half a chunk", Wire.chunked("5\r\nhel")),
        .drops("half the end of a chunk", Wire.chunked("5\r\nhello\r")),
        .drops("chunks without the last empty line", Wire.chunked("5\r\nhello\r\n0\r\n")),
        .drops("chunks without the last byte", Wire.chunked("5\r\nhello\r\n0\r\n\r")),
        .drops("half a trailer", Wire.chunked("5\r\nhello\r\n0\r\nX: y")),
    ]
}
