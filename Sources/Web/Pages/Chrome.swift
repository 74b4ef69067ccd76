package import Templates

/// What stands around a page besides the page's own: the company's name and mark, the places that the person may go
/// to, and who they are. Each part adds what it knows.
package struct Chrome: TemplateValue {
    package var company: String
    /// The address of a picture, where the company has its own.
    package var logo: String?
    /// The same for dark pages.
    package var darkLogo: String?
    /// The address of a stylesheet with the company's colour.
    package var stylesheet: String?
    package var person: PersonNote?
    /// The user that an admin views the portal as.
    package var viewing: ViewingNote?
    package var groups: [PlaceGroup] = []
    /// The four that a phone shows at once.
    package var mainPlaces: [Place] = []
    package var tier: TierNote?
    /// The number of unread notifications.
    package var unread = 0
    package var paths = FramePaths()
    /// Legal links: imprint, privacy.
    package var links: [FrameLink] = []
    package var demo: DemoNote?
    /// What is so wrong that those who run the portal must do something now.
    package var alarms: [AlarmNote] = []

    package init(company: String = "Portico") {
        self.company = company
    }

    /// What is the same for everybody.
    var look: Chrome {
        var look = Chrome(company: company)
        (look.logo, look.darkLogo, look.stylesheet, look.links, look.demo) = (logo, darkLogo, stylesheet, links, demo)
        return look
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
}

package struct PersonNote: TemplateValue {
    let name: String
    /// The user's role: "Owner, Weber & Partner".
    let role: Text
    /// The address of a picture of theirs.
    let picture: String?

    package init(name: String, role: Text, picture: String? = nil) {
        self.name = name
        self.role = role
        self.picture = picture
    }
}

/// The user that is viewed, and the address that ends the viewing.
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
}

/// A page of the menu.
package struct Place: TemplateValue {
    let label: Text
    package let path: String
    let icon: String
    /// The keys that lead there: `g l`.
    let keys: String?
    /// The number of waiting items.
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

    /// Whether the page is this place or below it.
    package func leads(to page: String) -> Bool {
        page.hasPrefix(path)
            && (page.utf8.count == path.utf8.count || page.utf8.dropFirst(path.utf8.count).first == UInt8(ascii: "/"))
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
}

/// The targets of the chrome's own buttons; nil hides a button.
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
}

package struct FrameLink: TemplateValue {
    let label: Text
    let path: String

    package init(_ label: Text, _ path: String) {
        self.label = label
        self.path = path
    }
}
