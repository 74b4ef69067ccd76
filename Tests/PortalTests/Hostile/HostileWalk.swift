import Base
import HTTP
import TestKit
import Web

/// Sends to every route of a running program, as every role, what nobody would send.
final class HostileWalk {
    /// One request that is still to be made.
    private struct Step {
        let row: RoleRow
        /// What is put where; `path` for the name in the address.
        let place: String
        let value: String
        let make: (WireBrowser, String) throws -> RawResponse
    }

    private let world: RoleWorld
    private let fields: AskedFields
    private let port: UInt16
    private var people: [Role?: [WireBrowser]] = [:]
    private(set) var requests = 0
    private(set) var routes: Set<String> = []
    private(set) var pairs: Set<String> = []
    private(set) var statuses: [Int: Int] = [:]
    private(set) var faults: [String] = []
    private(set) var left = 0

    /// People of each role: some of what is sent takes their session, or their role.
    private static let count = 12

    init(_ world: RoleWorld, _ fields: AskedFields, cookies: [Role?: [[String: String]]], port: UInt16) {
        self.world = world
        self.fields = fields
        self.port = port
        people = cookies.mapValues { $0.map { WireBrowser(port: port, cookies: $0) } }
    }

    static func cookies(in world: RoleWorld) throws -> [Role?: [[String: String]]] {
        var all: [Role?: [[String: String]]] = [nil: [[:]]]
        for role in Role.allCases {
            all[role] = try (0..<count).map { number in
                let user = try world.portal.user(
                    "Walk \(role) \(number)", role, of: role.isStaff ? nil : world.firm,
                    email: "walk-\(role)-\(number)@example.com")
                return try world.portal.browser(as: user).cookies
            }
        }
        return all
    }

    /// Until all is sent, or the time is over: first one value for each place, then the next for each. What takes away
    /// what others are asked about comes last, and has a quarter of the time.
    func run(until deadline: Int64) throws {
        for browsers in people.values { try browsers.first?.begin() }
        let rows = roleTable.filter { $0.path != "/live" }
        let isHarsh = { (row: RoleRow) in row.method == "POST" && Self.harsh.contains { row.path.contains($0) } }
        let now = Clock.monotonic
        try run(rows.filter { !isHarsh($0) }.flatMap(steps), until: now + (deadline - now) / 4 * 3)
        try run(rows.filter(isHarsh).flatMap(steps), until: deadline)
    }

    private static let harsh = [
        "/state", "/remov", "/archiv", "/transfer", "/merge", "/end", "/owner", "/drop", "/settings", "/publish",
        "/users/",
        "/team/", "/password", "/logout",
    ]

    private func run(_ lines: [[Step]], until deadline: Int64) throws {
        left += lines.reduce(0) { $0 + $1.count }
        for index in 0..<(lines.map(\.count).max() ?? 0) {
            for (number, line) in lines.enumerated() where index < line.count {
                guard Clock.monotonic < deadline, faults.count < 20 else { return }
                try take(line[index], turn: index + number)
                left -= 1
            }
        }
    }

    private func take(_ step: Step, turn: Int) throws {
        let allowed = ([nil] + Role.allCases).filter { step.row.who.includes($0) }
        let everybody: [Role?] = [nil] + Role.allCases
        let roles = turn % 4 == 3 || allowed.isEmpty ? everybody : allowed
        let role = roles[turn / 4 % roles.count]
        guard let browser = people[role]?.first else { return }
        let words =
            "\(step.row.route) as \(role?.rawValue ?? "nobody"), \(step.place)=\(step.value.prefix(80).debugDescription)"
        do {
            let answer = try step.make(browser, step.row.own?(world) ?? step.row.path)
            requests += 1
            routes.insert(step.row.route)
            pairs.insert("\(step.row.route) \(role?.rawValue ?? "")")
            statuses[answer.status, default: 0] += 1
            if answer.status >= 500 { faults.append("\(words): \(answer.status) \(answer.text.prefix(400))") }
            let isOut = role != nil && answer["Location"]?.hasPrefix("/login") == true
            if isOut || ["/logout", "/login"].contains(step.row.path) { try change(role) }
        } catch {
            faults.append("\(words): \(error)")
            try change(role)
        }
    }

    /// Goes on as another person of the role.
    private func change(_ role: Role?) throws {
        guard var browsers = people[role], !browsers.isEmpty else { return }
        browsers.append(browsers.removeFirst())
        people[role] = browsers
        if let next = browsers.first, next.key.isEmpty { try next.begin() }
    }

    // MARK: What there is to be sent

    private func steps(_ row: RoleRow) -> [[Step]] {
        let names = fields.names[row.route] ?? []
        var lines = names.map { name, type in HostileValues.all(for: type).map { step(row, name, $0) } }
        if row.method == "POST" {
            lines.append([Step(row: row, place: "nothing", value: "") { try $0.post($1, []) }])
        }
        lines += names.map { name, _ in [many(row, name)] }
        for (place, segment) in row.path.split(separator: "/").enumerated() where segment.hasPrefix(":") {
            lines.append(
                (HostileValues.texts + HostileValues.cursors + HostileValues.numbers).map { value in
                    Step(row: row, place: String(segment), value: value) { browser, own in
                        var segments = own.split(separator: "?")[0].split(separator: "/").map(String.init)
                        if place < segments.count { segments[place] = Self.encoded(value) }
                        let path = "/" + segments.joined(separator: "/")
                        return try row.method == "GET" ? browser.get(path) : browser.post(path, [])
                    }
                })
        }
        if row.method == "GET" {
            let known = KnownField.allCases.filter { !Self.framing.contains($0) }.map { "\($0.name)" } + ["fragment"]
            lines.append(
                known.enumerated().flatMap { number, name in
                    HostileValues.headers.enumerated().filter { ($0.offset + number) % 7 == 0 }.map { _, value in
                        Step(row: row, place: name, value: value) { try $0.get($1, ["\(name): \(value)"]) }
                    }
                })
        }
        let sent = fields.forms[row.route]?.sent ?? []
        for field in fields.forms[row.route]?.files ?? [] {
            lines.append(
                HostileValues.files.map { file in
                    Step(row: row, place: field, value: "\(file.name), \(file.content.count) bytes") {
                        try $0.upload($1, field, file, sent)
                    }
                })
        }
        return lines
    }

    /// The length of a request is the server's to say; who says something else of it talks to it about other things.
    private static let framing: Set<KnownField> = [
        .connection, .contentLength, .contentType, .expect, .host, .te, .transferEncoding, .upgrade,
        .secWebSocketExtensions, .secWebSocketKey, .secWebSocketProtocol, .secWebSocketVersion,
    ]

    private func step(_ row: RoleRow, _ name: String, _ value: String) -> Step {
        Step(row: row, place: name, value: value) { [fields] browser, own in
            guard row.method == "POST" else {
                return try browser.get("\(own)?\(Self.encoded(name))=\(Self.encoded(String(value.prefix(1_500))))")
            }
            return try browser.post(own, Self.filled(fields.forms[row.route]?.sent ?? [], name, [value]))
        }
    }

    /// The same field very often.
    private func many(_ row: RoleRow, _ name: String) -> Step {
        Step(row: row, place: name, value: "900 times") { [fields] browser, own in
            guard row.method == "POST" else {
                return try browser.get(
                    own + "?" + Array(repeating: "\(Self.encoded(name))=1", count: 900).joined(separator: "&"))
            }
            let sent = fields.forms[row.route]?.sent ?? []
            let value = sent.first { $0.0 == name }?.1 ?? "1"
            return try browser.post(own, Self.filled(sent.suffix(60), name, Array(repeating: value, count: 900)))
        }
    }

    private static func filled(
        _ sent: some Collection<(String, String)>, _ name: String, _ values: [String]
    ) -> [(String, String)] {
        sent.filter { $0.0 != name } + values.map { (name, $0) }
    }

    private static func encoded(_ text: String) -> String {
        var bytes = Bytes()
        bytes.append(percentEncoding: text)
        return String(decoding: bytes, as: UTF8.self)
    }
}
