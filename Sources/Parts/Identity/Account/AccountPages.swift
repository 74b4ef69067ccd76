internal import Base
internal import HTTP
internal import Templates
internal import Web

/// `/account`: one's own name, language, time zone and picture.
enum AccountPages {
    static let routes: [SiteRoute] = [
        .get(AccountPath.account, .signedIn) { context in
            let viewer = try context.viewer
            return try context.page(AccountPage(viewer, AccountForm(nil, else: viewer)))
        },
        .post(AccountPath.account, .signedIn, update),
    ]

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        let form = AccountForm(submission.form.fields, else: viewer)
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
    let form: AccountForm
    let email: String
    let shownName: String
    let picture: String?
    let pictureProblem: Text?
    let languages: [Choice]
    let zones: [ZoneGroup]

    init(_ user: User, _ form: AccountForm, pictureProblem: Text? = nil) {
        self.form = form
        email = user.email.text
        shownName = user.name
        picture = user.picture
        self.pictureProblem = pictureProblem
        languages = Language.allCases.map {
            Choice($0.rawValue, $0.ownName, chosen: form.language.input)
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

extension Language {
    /// As those who speak it call it.
    fileprivate var ownName: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        }
    }
}
