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
    static let shape = Shape<LeadFormPage> {
        $0.show("form", \.form)
        $0.show("verdict", \.verdict)
        $0.show("from", \.from)
    }
}

struct LeadEditPage: TemplatePage {
    let form: LeadFormView
    let title: String
    let path: String
    let version: Int

    static let template = "leads/edit"
    static let shape = Shape<LeadEditPage> {
        $0.show("form", \.form)
        $0.show("title", \.title)
        $0.show("path", \.path)
        $0.show("version", \.version)
    }
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
        $0.show("company", \.company)
        $0.show("name", \.name)
        $0.show("email", \.email)
        $0.show("phone", \.phone)
        $0.show("website", \.website)
        $0.show("city", \.city)
        $0.show("country", \.country)
        $0.show("countries", \.countries)
        $0.show("consent", \.hasConsent)
        $0.show("value", \.value)
        $0.show("currency", \.currency)
        $0.show("probability", \.probability)
        $0.show("tags", \.tags)
        $0.show("owners", \.owners)
        $0.show("requirements", \.requirements)
        $0.show("long", \.isLong)
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

    static let shape = Shape<LeadVerdictView> {
        $0.show("title", \.title)
        $0.show("note", \.note)
        $0.show("tone", \.tone)
        $0.show("icon", \.icon)
        $0.show("path", \.path)
        $0.show("free", \.isFree)
    }
}

/// What is answered while somebody types.
struct LeadCheckPage: TemplatePage {
    let verdict: LeadVerdictView?

    static let template = "leads/check"
    static let shape = Shape<LeadCheckPage> { $0.show("verdict", \.verdict) }
}
