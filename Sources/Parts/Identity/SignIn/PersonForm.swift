internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The details that a new user enters about themselves.
struct PersonForm {
    var email: Field<EmailAddress>
    let name: Field<String>
    let language: Field<Language>
    var password: Field<String>
    /// The time zone of the device, if a script could send it; nil if the system does not know it.
    let zone: TimeZone?

    /// As the invitation has it, in the language that the page is read in.
    init(name: String, email: EmailAddress?, language: Language) {
        self.email = Field("email", .email, email)
        self.name = Field("name", .personName(max: 100), name)
        self.language = Field("language", PersonForm.languages, language)
        password = Field("password", .password, nil)
        zone = nil
    }

    /// As it was sent; who was invited cannot change the address.
    init(_ sent: FormFields, email fixed: EmailAddress?, companies: [String]) {
        email = fixed.map { Field("email", .email, $0) } ?? Field("email", .email, sent)
        name = Field("name", .personName(max: 100), sent)
        language = Field("language", PersonForm.languages, sent)
        password = Field("password", .password, sent)
        zone = sent["zone"].flatMap(TimeZone.named)
        password.check(newPasswordOf: name.input, email.input, companies: companies)
    }

    var person: Person? {
        guard let email = email.value, let name = name.value, let language = language.value,
            let password = password.value
        else { return nil }
        return Person(email: email, name: name, language: language, password: password, zone: zone)
    }

    struct Person {
        let email: EmailAddress
        let name: String
        let language: Language
        let password: String
        let zone: TimeZone?
    }

    var view: View {
        View(
            email: email.view, name: name.view, isGerman: language.input == Language.german.rawValue,
            problem: password.problem)
    }

    struct View: TemplateValue {
        let email: FieldView
        let name: FieldView
        let isGerman: Bool
        let problem: Text?
    }

    private static var languages: FieldRule<Language> { .choice(Language.allCases, \.rawValue) }
}
