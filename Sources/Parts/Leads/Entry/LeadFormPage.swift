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
    let company: FieldView
    let name: FieldView
    let email: FieldView
    let phone: FieldView
    let website: FieldView
    let city: FieldView
    let country: FieldView
    let countries: [CountryChoice]
    let hasConsent: Bool
    let value: FieldView
    let currency: String
    let probability: FieldView
    let tags: FieldView
    let owners: [LeadChoice]
    let requirements: [RequirementView]
    /// Something that is folded away is filled in, or wrong.
    let isLong: Bool

    init(
        _ form: LeadForm, currency: Currency, _ colleagues: LeadColleagues, _ settings: LeadSettings,
        in language: Language, _ words: (Text) -> String
    ) {
        company = form.company.view
        name = form.name.view
        email = form.email.view
        phone = form.phone.view
        website = form.website.view
        city = form.city.view
        country = form.country.view
        countries = CountryChoice.all(chosen: form.country.input, in: language)
        hasConsent = form.hasConsent.value ?? false
        value = form.value.view
        self.currency = currency.code
        probability = form.probability.view
        tags = form.tags.view
        owners = colleagues.all.map {
            LeadChoice(code: $0.id.text, name: $0.name, isChosen: $0.id.text == form.owner.input)
        }
        requirements = form.requirements.views(asking: settings.fields, words)
        isLong =
            [form.website.input, form.city.input, form.country.input, form.tags.input, form.probability.input]
            .contains { !$0.isEmpty }
    }

    static let shape = Shape<LeadFormView> {
        $0.show("consent", \.hasConsent)
    }
}

/// Whether somebody was first. It never says who.
struct LeadVerdictView: TemplateValue {
    let title: Text
    let note: Text
    let tone: String
    let icon: String
    /// The lead of one's own that it is about.
    let path: String?
    let isFree: Bool

    /// A colleague's lead that the viewer does not see has no path.
    init(_ overlap: LeadOverlap, seenBy sight: LeadSight, in reader: Reader) throws {
        title = overlap.title
        note = overlap.note
        isFree = overlap == .free
        switch overlap {
        case .free: (tone, icon, path) = ("success", "check-circle", nil)
        case .yours(let id, _):
            let isSeen = try LeadStore.lead(id, seenBy: sight, in: reader) != nil
            (tone, icon, path) = ("info", "info", isSeen ? LeadPath.show(id) : nil)
        case .protected: (tone, icon, path) = ("warning", "lock", nil)
        case .needsReview: (tone, icon, path) = ("warning", "hourglass", nil)
        }
    }
}

/// What is answered while somebody types.
struct LeadCheckPage: TemplatePage {
    let verdict: LeadVerdictView?

    static let template = "leads/check"
}
