import Base
import HTTP
import TestKit

/// Somebody's browser that asks a running program, over one connection as long as it holds.
final class WireBrowser {
    private let port: UInt16
    private var cookies: [String: String]
    private var client: RawClient?
    /// What forms of this browser must carry.
    private(set) var key = ""

    init(port: UInt16, cookies: [String: String]) {
        self.port = port
        self.cookies = cookies
    }

    /// Takes a page for its key.
    func begin() throws {
        for path in ["/login", "/account", "/"] {
            let page = try get(path)
            let found = Element(html: page.text).all("meta").first { $0["name"] == "form-key" }?["content"]
            if let found { return key = found }
        }
    }

    func get(_ target: String, _ fields: [String] = []) throws -> RawResponse {
        try send("GET", target, fields, [])
    }

    func post(_ target: String, _ form: [(String, String)]) throws -> RawResponse {
        var body = Bytes()
        for (name, value) in form + [("key", key)] {
            if !body.isEmpty { body.append("&") }
            body.append(percentEncoding: name)
            body.append("=")
            body.append(percentEncoding: value)
        }
        return try send("POST", target, ["Content-Type: application/x-www-form-urlencoded"], body)
    }

    func upload(
        _ target: String, _ field: String, _ file: (name: String, content: Bytes), _ form: [(String, String)]
    ) throws -> RawResponse {
        var body = Bytes()
        for (name, value) in form + [("key", key)] {
            body.append("--hostile\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        body.append("--hostile\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(file.name)\"\r\n")
        body.append("Content-Type: application/octet-stream\r\n\r\n")
        body += file.content
        body.append("\r\n--hostile--\r\n")
        return try send("POST", target, ["Content-Type: multipart/form-data; boundary=hostile"], body)
    }

    private func send(_ method: String, _ target: String, _ fields: [String], _ body: Bytes) throws -> RawResponse {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)\r\n"
        let own = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        if !own.isEmpty, !fields.contains(where: { $0.hasPrefix("cookie:") }) { head += "Cookie: \(own)\r\n" }
        head += fields.map { $0 + "\r\n" }.joined() + "\r\n"
        // A connection that was let go of meanwhile is no fault: it is asked once more over a new one.
        for isLast in [client == nil, true] {
            let client = try client ?? RawClient(port: port)
            self.client = client
            try client.send(Bytes(head.utf8) + body)
            guard let response = try client.response() else {
                self.client = nil
                if isLast { break }
                continue
            }
            for field in response.fields where field.name.lowercased() == "set-cookie" { keep(field.value) }
            if response["Connection"]?.lowercased() == "close" || response.status == 101 { self.client = nil }
            return response
        }
        throw BrowserError("no answer to \(method) \(target.prefix(300))")
    }

    private func keep(_ cookie: String) {
        let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, pair[0] == "portico-visitor" else { return }
        cookies[pair[0]] = pair[1]
    }
}
