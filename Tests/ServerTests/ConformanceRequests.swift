/// How the rows of the table write their requests.
enum Wire {
    /// A request for "hello" with these field lines.
    static func get(_ lines: String...) -> String {
        head("GET /test/hello HTTP/1.1", lines)
    }

    /// A request for another target or method with a proper `Host`.
    static func line(_ requestLine: String, _ lines: String...) -> String {
        head(requestLine, lines)
    }

    /// Something for the echo, with these field lines.
    static func post(_ lines: String..., body: String = "") -> String {
        head("POST /test/echo HTTP/1.1", lines) + body
    }

    /// Something for the echo in chunks, written out.
    static func chunked(_ body: String) -> String {
        head("POST /test/echo HTTP/1.1", ["Transfer-Encoding: chunked"]) + body
    }

    /// The length of a body that is a request itself.
    static let helloLength = "Content-Length: \(ConformanceCase.helloRequest.utf8.count)"

    private static func head(_ requestLine: String, _ lines: [String]) -> String {
        ([requestLine, "Host: a"] + lines).map { $0 + "\r\n" }.joined() + "\r\n"
    }

    static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }
}

extension String {
    /// For names of rows: control characters and what is not ASCII are shown by their numbers.
    var visible: String {
        unicodeScalars.map { $0.value < 0x20 || $0.value > 0x7E ? "<\(String($0.value, radix: 16))>" : "\($0)" }
            .joined()
    }
}
