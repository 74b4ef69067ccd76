internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// Lets an invited user choose a password and signs them in.
struct InvitePages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        let path = SignInPath.link(.invite)
        return [
            .get(path, .anyone, show),
            .post(path, .anyone, at: .slow, create),
        ]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        try context.unlessGone {
            let user = try owner(context, in: context.reader)
            let form = PersonForm(name: user.name, email: user.email, language: context.audience.language)
            return try context.page(InvitePage(firm: user.firm?.name, form: form.view))
        }
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        try submission.unlessGone {
            let user = try submission.read { try owner(submission, in: $0) }
            let form = PersonForm(
                submission.form.fields, email: user.email, companies: try submission.companies(of: user.firm))
            guard let person = form.person else {
                return try submission.page(
                    InvitePage(firm: user.firm?.name, form: form.view), .unprocessableContent)
            }
            let hash = try identity.hasher.make(person.password)
            return try identity.enter(user, isKept: false, to: "/", submission) { writer in
                try join(user, as: person, hash, submission, in: writer)
            }
        }
    }

    private func join(
        _ user: User, as person: PersonForm.Person, _ hash: String, _ submission: Submission, in writer: Writer
    ) throws {
        let now = submission.now
        _ = try SignInLink.use(submission.linkToken, .invite, at: now, in: writer)
        try UserStore.setProfile(
            user.id, name: person.name, language: person.language.rawValue, zone: (person.zone ?? user.zone).name,
            in: writer)
        try UserStore.setPassword(user.id, hash, at: now, in: writer)
        let actor = Actor(user, address: submission.request.peer.address)
        try writer.tell(
            IdentityEvent.joined, of: user.id, called: person.name, by: actor,
            changes: person.name == user.name ? [] : [.init("name", from: user.name, to: person.name)], at: now)
    }

    private func owner(_ visit: some Visit, in reader: Reader) throws -> User {
        try SignInLink.account(of: visit, .invite, in: reader) { $0.state == .invited }.user
    }
}

struct InvitePage: TemplatePage {
    /// nil for staff.
    let firm: String?
    let form: PersonForm.View

    static let template = "identity/invite"
}
