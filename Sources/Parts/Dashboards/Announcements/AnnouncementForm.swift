internal import Base
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// The title, text, dates and audience of an announcement.
struct AnnouncementForm: FieldForm {
    var title: Field<String>
    var body: Field<String>
    var firstDay: Field<CivilDate>
    var lastDay: Field<CivilDate?>
    /// The codes that are ticked.
    let tiers: [String]

    /// As it was sent, else as the announcement is; a new one begins today.
    init(_ sent: FormFields?, else announcement: Announcement?, _ rules: RuleSet, today: CivilDate) {
        title = Field("title", .text(max: 120), sent, else: announcement?.title)
        body = Field("text", .longText(max: 2_000), sent, else: announcement?.body)
        firstDay = Field("first_day", .day, sent, else: announcement?.firstDay ?? today)
        lastDay = Field("last_day", .optional(.day), sent, else: announcement?.lastDay)
        let ticked = sent?.values(of: "tier") ?? announcement?.tiers ?? []
        tiers = rules.tiers.map(\.code).filter(ticked.contains)
        if let first = firstDay.value, let last = lastDay.value ?? nil, last < first {
            lastDay.reject(Text("The end is before the start."))
        }
    }

    /// Selecting all tiers is the same as selecting none: later tiers are included, too.
    func announcement(_ id: ID<Announcement>, _ rules: RuleSet) -> Announcement? {
        filled {
            try Announcement(
                id: id, title: title.get(), body: body.get(), firstDay: firstDay.get(), lastDay: lastDay.get(),
                tiers: tiers.count == rules.tiers.count ? [] : tiers)
        }
    }
}

struct AnnouncementPage: TemplatePage {
    struct TierBox: TemplateValue {
        let code: String
        let name: String
        let isTicked: Bool
    }

    /// nil for a new one.
    let former: Announcement?
    let form: AnnouncementForm
    let tiers: [TierBox]

    init(_ former: Announcement?, _ form: AnnouncementForm, _ rules: RuleSet) {
        self.former = former
        self.form = form
        tiers = rules.tiers.map { TierBox(code: $0.code, name: $0.name, isTicked: form.tiers.contains($0.code)) }
    }

    static let template = "dashboards/announcement"
    static let shape = Shape<AnnouncementPage> {
        $0.show("heading") { $0.former?.title }
        $0.show("path") { $0.former.map { DashboardPath.announcement($0.id) } ?? DashboardPath.announcements }
        $0.show("list") { _ in DashboardPath.announcements }
        $0.show("withdrawal") { $0.former.map { DashboardPath.withdrawal($0.id) } }
        $0.show("withdrawn") { $0.former?.withdrawnAt != nil }
    }
}
