internal import Templates
internal import Web

/// Sample chrome with all of its optional parts.
enum SampleChrome {
    static var all: Chrome {
        var chrome = Chrome(company: "Nordlicht Partners")
        chrome.person = PersonNote(name: "Anna Weber", role: sample("Owner, Weber & Partner"))
        chrome.groups = groups
        chrome.mainPlaces = [
            place("Home", "home"), place("Leads", "leads", count: 12, isCurrent: true), place("Links", "link"),
            place("Earnings", "coins"),
        ]
        chrome.tier = TierNote(
            "Active", rank: 2, percent: 68, note: sample("68 % of the way to Performer"), path: "/styleguide")
        chrome.unread = 3
        chrome.paths.search = "/styleguide"
        chrome.paths.notifications = "/styleguide"
        chrome.paths.account = "/styleguide"
        chrome.paths.security = "/styleguide"
        chrome.paths.preferences = "/preferences"
        chrome.paths.signOut = "/styleguide"
        chrome.links = [
            FrameLink(sample("Imprint"), "/styleguide"), FrameLink(sample("Privacy"), "/styleguide"),
        ]
        return chrome
    }

    private static let groups = [
        PlaceGroup(
            nil,
            [
                place("Dashboard", "home", keys: "g d"),
                place("Leads", "leads", keys: "g l", count: 12, isCurrent: true),
                place("Referral links", "link", keys: "g r"), place("Commissions", "coins", keys: "g c"),
            ]),
        PlaceGroup(
            sample("Grow"),
            [
                place("Tier progress", "tier", keys: "g t"), place("Marketing center", "megaphone", count: 3),
                place("Attribution", "chart", lock: "Performer"),
            ]),
        PlaceGroup(sample("Help"), [place("Support", "help", keys: "g s", count: 1), place("Knowledge base", "book")]),
    ]

    private static func place(
        _ label: StaticString, _ icon: String, keys: String? = nil, count: Int = 0, lock: String? = nil,
        isCurrent: Bool = false
    ) -> Place {
        Place(
            sample(label), "/styleguide", icon: icon, keys: keys, count: count, lock: lock, isCurrent: isCurrent)
    }

    /// Samples are not translated.
    private static func sample(_ english: StaticString) -> Text { Text(english) }
}
