internal import Base
internal import Database
internal import Partners
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/r/:slug/contact`
struct LeadContactPage: TemplatePage {
    let form: LeadContactForm
    let firm: String
    let path: String
    let trail: [TrailView]
    let challenge: String
    let problem: Text?
    let privacy: String?

    init(
        _ partner: Partner, at path: String, _ form: LeadContactForm, challenge: String, problem: Text? = nil,
        in reader: Reader
    ) throws {
        self.form = form
        firm = partner.name
        self.path = path
        trail = form.visit.values.map { TrailView(name: $0.name, value: $0.value) }
        self.challenge = challenge
        self.problem = problem
        privacy = try Settings.current(reader).privacy
    }

    static let template = "leads/contact"

    /// The visitor's origin, sent with the form.
    struct TrailView: TemplateValue {
        let name: String
        let value: String
    }
}

struct LeadContactSentPage: TemplatePage {
    let firm: String

    static let template = "leads/contact-sent"
}

/// The firm takes no leads just now.
struct LeadContactClosedPage: TemplatePage {
    static let template = "leads/contact-closed"
}
