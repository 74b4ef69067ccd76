internal import Base
internal import HTTP
internal import Templates
internal import Web

/// A user's board settings: filters, and the number of cards per stage. They are part of the address, so that it can be
/// bookmarked, shared and returned to; the list of leads reads the same names.
struct LeadQuery: Sendable {
    /// The input by field: only known and non-empty fields.
    private(set) var inputs: [String: String] = [:]
    /// The number of cards shown per stage, if more than by default.
    private(set) var shown: [String: Int] = [:]

    /// In the order of the list's filters, so that a saved view is the same on both.
    static let names = [
        "q", "stage", "source", "owner", "overdue", "rotting", "tag", "campaign", "min", "max", "from", "to",
        "open", "won_from", "won_to",
    ]
    /// Nobody reads more cards than these in one column; the list has them all.
    static let mostShown = 500

    init(_ query: FormFields) {
        for name in Self.names {
            if let value = query[name]?.trimmed, !value.isEmpty, value.utf8.count <= 200 { inputs[name] = value }
        }
        for pair in query.values(of: "more") {
            let parts = pair.split(separator: ".")
            guard parts.count == 2, let count = Int(parts[1]), shown.count < 20 else { continue }
            shown[String(parts[0])] = min(max(count, LeadBoardStore.laneSize), Self.mostShown)
        }
    }

    subscript(name: String) -> String { inputs[name] ?? "" }

    var isFiltered: Bool { !inputs.isEmpty }

    /// Returns the filter; invalid input is ignored, so that an old bookmark still opens.
    func filter(_ amounts: Amounts) -> LeadFilter {
        let audience = amounts.reader
        var filter = LeadFilter()
        filter.text = self["q"]
        filter.stage = inputs["stage"]
        filter.source = Lead.Source(rawValue: self["source"])
        filter.owner = self["owner"] == "nobody" ? .nobody : ID<User>(self["owner"]).map { .user($0) }
        filter.campaign = inputs["campaign"]
        filter.tag = inputs["tag"]
        filter.valueFrom = (try? amounts.read(self["min"]))?.minor
        filter.valueTo = (try? amounts.read(self["max"]))?.minor
        filter.createdFrom = CivilDate(self["from"]).map(audience.zone.start)
        filter.createdTo = CivilDate(self["to"]).map { day in
            audience.zone.start(of: CivilDate(daysSince1970: day.daysSince1970 + 1))
        }
        filter.isOpen = inputs["open"] != nil
        filter.wonFrom = CivilDate(self["won_from"])
        filter.wonTo = CivilDate(self["won_to"])
        filter.isOverdue = inputs["overdue"] != nil
        filter.isRotting = inputs["rotting"] != nil
        return filter
    }

    /// Describes ignored amounts.
    func problems(_ amounts: Amounts) -> [Text] {
        ["min", "max"].compactMap { FilterKind.amount(amounts).problem(of: self[$0]) }
    }

    /// The part of an address behind the path; empty where nothing is set.
    func text(showing more: (stage: String, count: Int)? = nil) -> String {
        var bytes = Bytes()
        func add(_ name: String, _ value: String) {
            bytes.append(bytes.isEmpty ? "?" : "&")
            bytes.append(percentEncoding: name)
            bytes.append("=")
            bytes.append(percentEncoding: value)
        }
        for name in Self.names {
            if let value = inputs[name] { add(name, value) }
        }
        guard let more else { return String(decoding: bytes, as: UTF8.self) }
        var shown = shown
        shown[more.stage] = more.count
        for (stage, count) in shown.sorted(by: { $0.key < $1.key }) { add("more", "\(stage).\(count)") }
        return String(decoding: bytes, as: UTF8.self)
    }
}
