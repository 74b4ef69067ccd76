internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The profile form of a user.
struct AccountForm: FieldForm {
    let name: Field<String>
    let language: Field<Language>
    let zone: Field<String>

    /// As it was sent, else as the account has it.
    init(_ sent: FormFields?, else user: User) {
        name = Field("name", .personName(), sent, else: user.name)
        language = Field("language", .language, sent, else: user.language)
        zone = Field("zone", .zone, sent, else: user.zone.name)
    }

    struct Profile {
        let name: String
        let language: Language
        let zone: String
    }

    var profile: Profile? {
        filled { try Profile(name: name.get(), language: language.get(), zone: zone.get()) }
    }
}

extension FieldRule<Language> {
    static var language: FieldRule { .choice(Language.allCases, \.rawValue) }
}

extension FieldRule<String> {
    /// Any zone that the system knows, also one that the page does not offer.
    static var zone: FieldRule {
        FieldRule(
            limit: 60,
            parse: { input throws(FieldProblem) in
                guard TimeZone.named(input) != nil else {
                    throw FieldProblem(Text("Please choose an option from the list."))
                }
                return input
            }, format: { $0 })
    }
}
