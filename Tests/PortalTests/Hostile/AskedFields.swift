import Base
import HTTP
import TestKit
import Web

/// Which fields each route reads, heard from the code itself, and how its form looks on the pages that have it.
struct AskedFields {
    /// By route, each name once, as what the code reads it.
    private(set) var names: [String: [(name: String, type: any Any.Type)]] = [:]
    /// By the route of a form: what it would send as it stands, with its first button, and its fields for files.
    private(set) var forms: [String: (sent: [(String, String)], files: [String])] = [:]

    private let routes: [String: String]

    private final class Ear: Sendable {
        let heard = Guarded<[(name: String, type: any Any.Type)]>([])

        func hear(_ name: String, _ type: any Any.Type) {
            heard.withLock { all in
                guard let place = all.firstIndex(where: { $0.name == name }) else { return all.append((name, type)) }
                // A field says more than the text that it is read from.
                if all[place].type == String.self { all[place].type = type }
            }
        }
    }

    /// Looks at every page as the first and the last of those who may, then sends every form as it stands.
    init(_ rows: [RoleRow], in world: RoleWorld) throws {
        let forms = rows.filter { $0.method == "POST" }.map { ($0.own?(world) ?? $0.path, $0.route) }
        routes = Dictionary(forms, uniquingKeysWith: { first, _ in first })
        for method in ["GET", "POST"] {
            for row in rows where row.method == method {
                let roles = ([nil] + Role.allCases).filter { row.who.includes($0) }
                for role in Set([roles.first, roles.last].compactMap(\.self)) {
                    try ask(row, as: role, in: world)
                }
            }
        }
    }

    private mutating func ask(_ row: RoleRow, as role: Role?, in world: RoleWorld) throws {
        let ear = Ear()
        let path = row.own?(world) ?? row.path
        let browser = try world.browser(as: role)
        let key = row.method == "POST" ? try browser.formKey() : ""
        let page = try AskedFor.$listener.withValue({ ear.hear($0, $1) }) {
            try row.method == "GET"
                ? browser.get(path) : browser.post(path, (forms[row.route]?.sent ?? []) + [("key", key)])
        }
        for form in page.html.all("form") where form["method"] == "post" {
            let buttons = form.buttons.prefix(1).compactMap { button in
                button["name"].map { ($0, button["value"] ?? "") }
            }
            let files = form.all("input").filter { $0["type"] == "file" }.compactMap { $0["name"] }
            guard let route = routes[form["action"] ?? path], forms[route] == nil else { continue }
            forms[route] = (form.sent.filter { $0.0 != "key" } + buttons, files)
        }
        let known = names[row.route] ?? []
        let sent = row.method == "POST" ? forms[row.route]?.sent.map { ($0.0, String.self as any Any.Type) } ?? [] : []
        let all = known + ear.heard.withLock { $0 } + sent.map { (name: $0.0, type: $0.1) }
        var seen: Set<String> = ["key"]
        names[row.route] = all.filter { seen.insert($0.name).inserted }
    }

    /// The same forms about the records of another world.
    func about(_ world: RoleWorld, insteadOf former: RoleWorld) -> AskedFields {
        let ids = [
            (former.firm.text, world.firm.text), (former.otherFirm.text, world.otherFirm.text),
            (former.lead.text, world.lead.text), (former.otherLead.text, world.otherLead.text),
            (former.member.text, world.member.text), (former.rule.text, world.rule.text),
            (former.announcement.text, world.announcement.text), (former.session.text, world.session.text),
        ]
        var fields = self
        fields.forms = forms.mapValues { sent, files in
            (sent.map { name, value in (name, ids.reduce(value) { $0.replacing($1.0, with: $1.1) }) }, files)
        }
        return fields
    }
}
