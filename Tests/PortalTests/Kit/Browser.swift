import Base
import HTTP
import TestKit

/// What a browser without scripts does: keeps cookies, follows redirects, fills in forms and sends them.
final class Browser {
    private let portal: TestPortal
    private(set) var cookies: [String: String] = [:]
    /// What the browser says of its languages.
    var language = "en"
    /// What it asks for the portal at, and whether over TLS.
    var host = "portal.example"
    var isSecure = false

    init(_ portal: TestPortal) {
        self.portal = portal
    }

    /// Takes over `name=value`.
    func keep(_ cookie: String) {
        let pair = cookie.split(separator: "=", maxSplits: 1).map(String.init)
        cookies[pair[0]] = pair.count > 1 ? pair[1] : nil
    }

    /// One request, its answer as it is.
    func get(_ target: String, _ fields: [String] = []) throws -> Page {
        try send(.get, target, fields, body: nil)
    }

    /// A page as a person gets to it, over all redirects.
    func visit(_ target: String) throws -> Page {
        try follow(get(target))
    }

    /// What every form of this browser must carry.
    func formKey() throws -> String {
        let page = try visit("/")
        return page.html.all("meta").first { $0["name"] == "form-key" }?["content"] ?? ""
    }

    /// One form by hand, for what no button does: a form of somebody else, a field that no page has.
    func post(_ target: String, _ form: [(String, String)], _ fields: [String] = []) throws -> Page {
        var body = Bytes()
        for (name, value) in form {
            if !body.isEmpty { body.append("&") }
            body.append(percentEncoding: name)
            body.append("=")
            body.append(percentEncoding: value)
        }
        return try send(.post, target, fields, body: String(decoding: body, as: UTF8.self))
    }

    /// Sends a form with one file.
    func upload(_ target: String, _ field: String, _ fileName: String, _ content: Bytes, key: String) throws -> Page {
        let head =
            "--limit\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n\(key)\r\n--limit\r\n"
            + "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(fileName)\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
        return try send(
            .post, target, ["Content-Type: multipart/form-data; boundary=limit"], body: nil,
            bytes: Bytes(head.utf8) + content + Bytes("\r\n--limit--\r\n".utf8))
    }

    /// Fills in the form that has this button, presses it, and goes where that leads.
    func press(_ button: String, on page: Page, _ input: [String: String] = [:]) throws -> Page {
        try follow(pressOnce(button, on: page, input))
    }

    /// The same without following.
    func pressOnce(_ button: String, on page: Page, _ input: [String: String] = [:]) throws -> Page {
        let forms = page.html.all("form")
        guard let form = forms.first(where: { $0.button(button) != nil }), let pressed = form.button(button) else {
            throw BrowserError("\(page.target) has no button “\(button)”, but \(forms.flatMap(\.buttons).map(\.label))")
        }
        var sent = form.sent.filter { input[$0.0] == nil }
        for (name, value) in input.sorted(by: { $0.key < $1.key }) {
            guard form.has(field: name) else { throw BrowserError("the form of “\(button)” has no field \(name)") }
            sent.append((name, value))
        }
        if let name = pressed["name"] { sent.append((name, pressed["value"] ?? "")) }
        let action = pressed["formaction"] ?? form["action"] ?? page.target
        return try post(
            action.isEmpty ? page.target : action, sent,
            ["Origin: \(origin)", "Referer: \(origin)\(page.target)"])
    }

    private var origin: String { "\(isSecure ? "https" : "http")://\(host)" }

    private func follow(_ page: Page) throws -> Page {
        var page = page
        for _ in 0..<6 {
            guard let location = page.location else { return page }
            page = try get(location)
        }
        throw BrowserError("\(page.target) leads round in circles")
    }

    private func send(
        _ method: HTTP.Method, _ target: String, _ fields: [String], body: String?, bytes: Bytes? = nil
    ) throws -> Page {
        let sentCookies = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let own = ["Accept-Language: \(language)"] + (cookies.isEmpty ? [] : ["Cookie: \(sentCookies)"])
        let response: Response
        do {
            response = try portal.router.answer(
                method, target, own + fields, body: body, bytes: bytes, secure: isSecure, host: host)
        } catch let refusal as Refusal {
            response = Response.text(refusal.message, refusal.status)
        }
        for (name, value) in response.cookies {
            cookies[name] = value.isEmpty ? nil : value
        }
        return Page(target: target, response: response)
    }
}

struct BrowserError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
