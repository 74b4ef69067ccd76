import HTTP
import TestKit
import Testing

/// A page as a person sees it.
struct Page {
    let target: String
    let response: Response
    let html: Element

    init(target: String, response: Response) {
        self.target = target
        self.response = response
        html = Element(html: response.text)
    }

    var status: Status { response.status }

    /// Where it leads instead of being a page.
    var location: String? { response.fields["Location"] }

    var heading: String? { html.first("h1")?.text }

    /// What is to be read in its main part.
    var text: String { (html.first("main") ?? html).text }

    /// What it says once, about what was just done.
    var notice: String? { html.element(id: "toasts").map(\.text).flatMap { $0.isEmpty ? nil : $0 } }

    func shows(_ text: String) -> Bool { self.text.contains(text) }

    /// Where the link with this text leads.
    func link(_ label: String) -> String? {
        html.all("a").first { $0.label == label }?["href"]
    }

    /// The field with this name.
    func field(_ name: String) -> Element? {
        html.all.first { ["input", "select", "textarea"].contains($0.name) && $0["name"] == name }
    }

    /// What stands beside a field because it was not accepted.
    func problem(_ name: String) -> String? {
        html.element(id: "\(name)-error")?.text
    }

    var buttons: [String] { html.buttons.map(\.label) }
}

extension Element {
    /// What a reader of screens would say.
    var label: String { attributes["aria-label"] ?? text }

    var buttons: [Element] { all("button").filter { $0["type"] != "button" } }

    func button(_ label: String) -> Element? { buttons.first { $0.label == label } }

    func has(field name: String) -> Bool { all.contains { $0["name"] == name } }

    /// What the form would send as it stands.
    var sent: [(String, String)] {
        all.flatMap { element -> [(String, String)] in
            guard let name = element["name"], !name.isEmpty, element["disabled"] == nil else { return [] }
            switch element.name {
            case "input":
                let type = element["type"] ?? "text"
                if ["checkbox", "radio"].contains(type), element["checked"] == nil { return [] }
                if ["submit", "button", "file"].contains(type) { return [] }
                return [(name, element["value"] ?? (["checkbox", "radio"].contains(type) ? "on" : ""))]
            case "textarea":
                return [(name, element.rawText.first == "\n" ? String(element.rawText.dropFirst()) : element.rawText)]
            case "select":
                let options = element.all("option")
                let chosen = options.filter { $0["selected"] != nil }
                let picked = chosen.isEmpty && element["multiple"] == nil ? Array(options.prefix(1)) : chosen
                return picked.map { (name, $0["value"] ?? $0.text) }
            default: return []
            }
        }
    }
}

/// What a failed test shows of a page: what a person reads on it, not its bytes.
extension Page: CustomTestStringConvertible {
    var testDescription: String { "\(target) \(status.code): \(text)" }
}
