package import Templates

/// What stands around a page besides the page's own: the company's name and mark, the places that the person may go
/// to, and who they are. Each part adds what it knows.
package struct Surroundings: TemplateValue {
    package var company: String
    /// The address of a picture, where the company has its own.
    package var logo: String?
    /// The same for dark pages.
    package var darkLogo: String?
    /// The address of a stylesheet with the company's colour.
    package var stylesheet: String?
    package var person: PersonNote?
    /// As whom an admin looks at the portal.
    package var viewing: ViewingNote?
    package var groups: [PlaceGroup] = []
    /// The four that a phone shows at once.
    package var mainPlaces: [Place] = []
    package var tier: TierNote?
    /// Notifications that nobody has read.
    package var unread = 0
    package var paths = FramePaths()
    /// What the law wants to be found: imprint, privacy.
    package var links: [FrameLink] = []
    package var demo: DemoNote?
    /// What is so wrong that those who run the portal must do something now.
    package var alarms: [AlarmNote] = []

    package init(company: String = "Portico") {
        self.company = company
    }

    /// What is the same for everybody.
    var look: Surroundings {
        var look = Surroundings(company: company)
        (look.logo, look.darkLogo, look.stylesheet, look.links, look.demo) = (logo, darkLogo, stylesheet, links, demo)
        return look
    }

    package static let shape = Shape<Surroundings> {
        $0.show("company", \.company)
        $0.show("logo", \.logo)
        $0.show("dark_logo", \.darkLogo)
        $0.show("stylesheet", \.stylesheet)
        $0.show("person", \.person)
        $0.show("viewing", \.viewing)
        $0.show("groups", \.groups)
        $0.show("main_places", \.mainPlaces)
        $0.show("tier", \.tier)
        $0.show("unread", \.unread)
        $0.show("paths", \.paths)
        $0.show("links", \.links)
        $0.show("demo", \.demo)
        $0.show("alarms", \.alarms)
    }
}

/// What is wrong, and what to do about it.
package struct AlarmNote: TemplateValue {
    let title: Text
    let cure: Text

    package init(_ title: Text, cure: Text) {
        self.title = title
        self.cure = cure
    }

    package static let shape = Shape<AlarmNote> {
        $0.show("title", \.title)
        $0.show("cure", \.cure)
    }
}

package struct PersonNote: TemplateValue {
    let name: String
    /// What they are here, in a few words: "Owner, Weber & Partner".
    let role: Text
    /// The address of a picture of theirs.
    let picture: String?

    package init(name: String, role: Text, picture: String? = nil) {
        self.name = name
        self.role = role
        self.picture = picture
    }

    package static let shape = Shape<PersonNote> {
        $0.show("name", \.name)
        $0.show("role", \.role)
        $0.show("picture", \.picture)
    }
}

/// Whose portal an admin looks at, and where that ends.
package struct ViewingNote: TemplateValue {
    let name: String
    let firm: String
    let endPath: String

    package init(name: String, firm: String, endPath: String) {
        self.name = name
        self.firm = firm
        self.endPath = endPath
    }

    package static let shape = Shape<ViewingNote> {
        $0.show("name", \.name)
        $0.show("firm", \.firm)
        $0.show("end", \.endPath)
    }
}

package struct PlaceGroup: TemplateValue {
    let title: Text?
    package var places: [Place]

    package init(_ title: Text?, _ places: [Place]) {
        self.title = title
        self.places = places
    }

    package static let shape = Shape<PlaceGroup> {
        $0.show("title", \.title)
        $0.show("places", \.places)
    }
}

/// A page of the menu.
package struct Place: TemplateValue {
    let label: Text
    package let path: String
    let icon: String
    /// The keys that lead there: `g l`.
    let keys: String?
    /// How much waits there.
    let count: Int
    /// The tier that opens it, where it is not open yet.
    let lock: String?
    package var isCurrent: Bool

    package init(
        _ label: Text, _ path: String, icon: String, keys: String? = nil, count: Int = 0, lock: String? = nil,
        isCurrent: Bool = false
    ) {
        self.label = label
        self.path = path
        self.icon = icon
        self.keys = keys
        self.count = count
        self.lock = lock
        self.isCurrent = isCurrent
    }

    /// The page is this place or stands below it.
    package func leads(to page: String) -> Bool {
        page.hasPrefix(path)
            && (page.utf8.count == path.utf8.count || page.utf8.dropFirst(path.utf8.count).first == UInt8(ascii: "/"))
    }

    package static let shape = Shape<Place> {
        $0.show("label", \.label)
        $0.show("path", \.path)
        $0.show("icon", \.icon)
        $0.show("keys", \.keys)
        $0.show("count", \.count)
        $0.show("lock", \.lock)
        $0.show("current", \.isCurrent)
    }
}

/// The tier of the person's firm, and how far the next one is.
package struct TierNote: TemplateValue {
    let name: String
    /// The place on the ladder, from 1; it chooses the colour.
    let rank: Int
    let percent: Int
    let note: Text
    let path: String

    package init(_ name: String, rank: Int, percent: Int, note: Text, path: String) {
        self.name = name
        self.rank = rank
        self.percent = percent
        self.note = note
        self.path = path
    }

    package static let shape = Shape<TierNote> {
        $0.show("name", \.name)
        $0.show("rank", \.rank)
        $0.show("percent", \.percent)
        $0.show("note", \.note)
        $0.show("path", \.path)
    }
}

/// Where the frame's own buttons lead; those that are nil are not shown.
package struct FramePaths: TemplateValue {
    package var search: String?
    package var notifications: String?
    /// The socket that says what has changed.
    package var live: String?
    package var account: String?
    package var security: String?
    package var preferences: String? = Preferences.path
    package var signOut: String?

    package init() {}

    package static let shape = Shape<FramePaths> {
        $0.show("search", \.search)
        $0.show("notifications", \.notifications)
        $0.show("live", \.live)
        $0.show("account", \.account)
        $0.show("security", \.security)
        $0.show("preferences", \.preferences)
        $0.show("sign_out", \.signOut)
    }
}

package struct FrameLink: TemplateValue {
    let label: Text
    let path: String

    package init(_ label: Text, _ path: String) {
        self.label = label
        self.path = path
    }

    package static let shape = Shape<FrameLink> {
        $0.show("label", \.label)
        $0.show("path", \.path)
    }
}
