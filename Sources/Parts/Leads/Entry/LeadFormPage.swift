internal import Base
internal import Database
internal import Templates
internal import Web

/// The form of a lead: a new one, or one that is changed.
struct LeadFormPage: TemplatePage {
    let form: LeadFormView
    let verdict: LeadVerdictView?
    let from: String

    static let template = "leads/new"
}

struct LeadEditPage: TemplatePage {
    let form: LeadFormView
    let title: String
    let path: String
    let version: Int

    static let template = "leads/edit"
}

struct LeadFormView: TemplateValue {
    let form: LeadForm
    let countries: [Choice]
    let currency: String
    let owners: [Choice]
    let asked: [RequirementView]
    /// Something that is folded away is filled in, or wrong.
    let isLong: Bool

    init(
        _ form: LeadForm, currency: Currency, _ colleagues: LeadColleagues, _ settings: LeadSettings,
        in language: Language, _ words: (Text) -> String
    ) {
        self.form = form
        countries = Choice.countries(chosen: form.country.input, in: language)
        self.currency = currency.code
        owners = colleagues.all.map {
            Choice($0.id.text, $0.name, chosen: form.owner.input)
        }
        asked = form.requirements.views(asking: settings.fields, words)
        isLong =
            [form.website.input, form.city.input, form.country.input, form.tags.input, form.probability.input]
            .contains { !$0.isEmpty }
    }

    static let shape = Shape<LeadFormView> {
        $0.showAll(of: \.form)
    }
}

/// The result of the overlap check. It never names the other partner.
struct LeadVerdictView: TemplateValue {
    let title: Text
    let note: Text
    let tone: String
    let icon: String
    /// The lead of one's own that it is about.
    let path: String?
    let isFree: Bool

    /// A colleague's lead that the viewer does not see has no path.
    init(_ overlap: LeadOverlap, seenBy visibleScope: LeadScope, in reader: Reader) throws {
        title = overlap.title
        note = overlap.note
        isFree = overlap == .free
        switch overlap {
        case .free: (tone, icon, path) = ("success", "check-circle", nil)
        case .yours(let id, _):
            let isSeen = try LeadStore.lead(id, seenBy: visibleScope, in: reader) != nil
            (tone, icon, path) = ("info", "info", isSeen ? LeadPath.show(id) : nil)
        case .protected: (tone, icon, path) = ("warning", "lock", nil)
        case .needsReview: (tone, icon, path) = ("warning", "hourglass", nil)
        }
    }
}

/// The overlap check while the user types.
struct LeadCheckPage: TemplatePage {
    let verdict: LeadVerdictView?

    static let template = "leads/check"
}
