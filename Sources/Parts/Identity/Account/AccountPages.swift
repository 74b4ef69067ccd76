internal import Base
internal import HTTP
internal import Templates
internal import Web

/// `/account`: one's own name, language, time zone and picture.
enum AccountPages {
    static let routes: [SiteRoute] = [
        .get(AccountPath.account, .signedIn) { context in
            let viewer = try context.viewer
            return try context.page(AccountPage(viewer, AccountForm(viewer)))
        },
        .post(AccountPath.account, .signedIn, update),
    ]

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        let form = AccountForm(submission.form.fields)
        guard let profile = form.profile else {
            return try submission.page(AccountPage(viewer, form), .unprocessableContent)
        }
        return try submission.write { writer in
            let changes = [
                AuditEntry.Change("name", from: viewer.name, to: profile.name),
                AuditEntry.Change("language", from: viewer.language.rawValue, to: profile.language.rawValue),
                AuditEntry.Change("time_zone", from: viewer.zone.name, to: profile.zone),
            ].filter { $0.from != $0.to }
            if !changes.isEmpty {
                try UserStore.setProfile(
                    viewer.id, name: profile.name, language: profile.language.rawValue, zone: profile.zone, in: writer)
                try writer.note(.changed, of: viewer, by: submission.actor, changes: changes, at: submission.now)
            }
            return .goto(AccountPath.account, saying: Text("Saved."))
        }
    }
}

struct AccountPage: TemplatePage {
    let name: FieldView
    let zone: FieldView
    let email: String
    let shownName: String
    let picture: String?
    let pictureProblem: Text?
    let languages: [CodeChoice]
    let zones: [ZoneGroup]

    init(_ user: User, _ form: AccountForm, pictureProblem: Text? = nil) {
        name = form.name.view
        zone = form.zone.view
        email = user.email.text
        shownName = user.name
        picture = user.picture
        self.pictureProblem = pictureProblem
        languages = Language.allCases.map {
            CodeChoice(code: $0.rawValue, label: $0.ownName, isChosen: $0.rawValue == form.language.input)
        }
        zones = ZoneGroup.all(chosen: form.zone.input)
    }

    static let template = "identity/account"
    static let shape = Shape<AccountPage> {
        $0.show("change_email") { _ in AccountPath.email }
        $0.show("picture_error", \.pictureProblem)
        $0.show("new_picture") { _ in AccountPath.newPicture }
        $0.show("no_picture") { _ in AccountPath.noPicture }
    }
}

/// One of a select, in words that nobody translates.
struct CodeChoice: TemplateValue {
    let code: String
    let label: String
    let isChosen: Bool
}

extension Language {
    /// As those who speak it call it.
    fileprivate var ownName: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        }
    }
}
