internal import Base
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// What is said, when, and to whom.
struct AnnouncementForm {
    var title: Field<String>
    var body: Field<String>
    var firstDay: Field<CivilDate>
    var lastDay: Field<CivilDate?>
    /// The codes that are ticked.
    let tiers: [String]

    init(_ sent: FormFields, _ rules: RuleSet) {
        title = Field("title", .text(max: 120), sent)
        body = Field("text", .longText(max: 2_000), sent)
        firstDay = Field("first_day", .day, sent)
        lastDay = Field("last_day", .optional(.day), sent)
        let ticked = sent.values(of: "tier")
        tiers = rules.tiers.map(\.code).filter(ticked.contains)
        if let first = firstDay.value, let last = lastDay.value ?? nil, last < first {
            lastDay.reject(Text("It ends before it begins."))
        }
    }

    /// A new one begins today.
    init(_ announcement: Announcement?, today: CivilDate) {
        title = Field("title", .text(max: 120), announcement?.title)
        body = Field("text", .longText(max: 2_000), announcement?.body)
        firstDay = Field("first_day", .day, announcement?.firstDay ?? today)
        lastDay = Field("last_day", .optional(.day), announcement?.lastDay)
        tiers = announcement?.tiers ?? []
    }

    /// Ticking all is the same as ticking none: a tier that comes later is meant, too.
    func announcement(_ id: ID<Announcement>, _ rules: RuleSet) -> Announcement? {
        guard let title = title.value, let body = body.value, let firstDay = firstDay.value,
            let lastDay = lastDay.value
        else { return nil }
        return Announcement(
            id: id, title: title, body: body, firstDay: firstDay, lastDay: lastDay,
            tiers: tiers.count == rules.tiers.count ? [] : tiers)
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
        $0.show("title") { $0.form.title.input }
        $0.show("title_error") { $0.form.title.problem }
        $0.show("body") { $0.form.body.input }
        $0.show("body_error") { $0.form.body.problem }
        $0.show("first_day") { $0.form.firstDay.input }
        $0.show("first_day_error") { $0.form.firstDay.problem }
        $0.show("last_day") { $0.form.lastDay.input }
        $0.show("last_day_error") { $0.form.lastDay.problem }
    }
}
