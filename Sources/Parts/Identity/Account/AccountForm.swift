internal import Base
internal import HTTP
internal import Templates
internal import Web

/// What people say of themselves.
struct AccountForm {
    let name: Field<String>
    let language: Field<Language>
    let zone: Field<String>

    init(_ sent: FormFields) {
        name = Field("name", .text(max: 120), sent)
        language = Field("language", .language, sent)
        zone = Field("zone", .zone, sent)
    }

    init(_ user: User) {
        name = Field("name", .text(max: 120), user.name)
        language = Field("language", .language, user.language)
        zone = Field("zone", .zone, user.zone.name)
    }

    struct Profile {
        let name: String
        let language: Language
        let zone: String
    }

    var profile: Profile? {
        guard let name = name.value, let language = language.value, let zone = zone.value else { return nil }
        return Profile(name: name, language: language, zone: zone)
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
                    throw FieldProblem(Text("Please choose one of the list."))
                }
                return input
            }, format: { $0 })
    }
}
