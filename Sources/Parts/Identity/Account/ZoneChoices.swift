internal import Base
internal import Templates
internal import Web

/// The time zones by continent, as a page offers them.
struct ZoneGroup: TemplateValue {
    let title: Text
    let zones: [Choice]

    static func all(chosen: String) -> [ZoneGroup] {
        let names = TimeZone.names.contains(chosen) ? TimeZone.names : TimeZone.names + [chosen]
        return continents.map { code, title in
            let prefix = code + "/"
            let own = code.isEmpty ? names.filter(\.isOfNoContinent) : names.filter { $0.hasPrefix(prefix) }
            return ZoneGroup(
                title: title,
                zones: own.map { Choice($0, $0.dropping(prefix).asPlace, chosen: chosen) })
        }
    }

    private static let continents: [(code: String, title: Text)] = [
        ("Europe", Text("Europe", as: "continent")),
        ("Africa", Text("Africa", as: "continent")),
        ("America", Text("America", as: "continent")),
        ("Antarctica", Text("Antarctica", as: "continent")),
        ("Arctic", Text("Arctic", as: "continent")),
        ("Asia", Text("Asia", as: "continent")),
        ("Atlantic", Text("Atlantic", as: "continent")),
        ("Australia", Text("Australia", as: "continent")),
        ("Indian", Text("Indian Ocean", as: "continent")),
        ("Pacific", Text("Pacific", as: "continent")),
        ("", Text("Others", as: "continent")),
    ]

    fileprivate static func isContinent(_ code: Substring) -> Bool {
        continents.contains { $0.code == code }
    }
}

extension String {
    fileprivate var isOfNoContinent: Bool {
        !contains("/") || !ZoneGroup.isContinent(prefix { $0 != "/" })
    }

    fileprivate func dropping(_ start: String) -> String {
        hasPrefix(start) ? String(dropFirst(start.count)) : self
    }

    /// `Argentina/Buenos_Aires` → `Argentina, Buenos Aires`
    fileprivate var asPlace: String {
        split(separator: "/").map { $0.replacing("_", with: " ") }.joined(separator: ", ")
    }
}
