internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Jobs
internal import Templates
internal import Web

/// The first admin, by a link that the first start prints to the terminal.
struct SetupPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        let path = SignInPath.link(.setup)
        return [
            .get(path, .anyone, show),
            .post(path, .anyone, at: .slow, create),
        ]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        try context.unlessGone {
            try check(context, in: context.reader)
            let form = PersonForm(name: "", email: nil, language: context.audience.language)
            return try page(context, form)
        }
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        try submission.unlessGone {
            try submission.read { try check(submission, in: $0) }
            var form = PersonForm(
                submission.form.fields, email: nil, companies: try submission.companies(of: nil))
            guard let person = form.person else {
                return try page(submission, form, .unprocessableContent)
            }
            let hash = try identity.hasher.make(person.password)
            let user: User?
            do {
                user = try submission.site.database.write { try make(person, hash, submission, in: $0) }
            } catch let error as DatabaseError where error.isUnique("users", "email_key") {
                form.email.reject(Text("This address is already taken."))
                return try page(submission, form, .unprocessableContent)
            }
            guard let user else { throw ExpiredLink(purpose: .setup) }
            return try identity.enter(user, isKept: false, to: "/", submission) { _ in }
        }
    }

    private func page(_ visit: some Visit, _ form: PersonForm, _ status: Status = .ok) throws -> Response {
        let required = try visit.read { try SecondFactorStore.requiredRoles(in: $0) }
        return try visit.page(SetupPage(form: form.view, hasNext: required.contains(.admin)), status)
    }

    private func make(
        _ person: PersonForm.Person, _ hash: String, _ submission: Submission, in writer: Writer
    ) throws -> User? {
        let now = submission.now
        try check(submission, in: writer)
        _ = try SignInLink.use(submission.linkToken, .setup, at: now, in: writer)
        var new = NewUser(name: person.name, email: person.email, roles: [.admin])
        new.language = person.language.rawValue
        if let zone = person.zone { new.zone = zone.name }
        let id = try UserStore.create(new, at: now, in: writer)
        try UserStore.setPassword(id, hash, at: now, in: writer)
        guard let user = try UserStore.account(id, in: writer)?.user else { return nil }
        let actor = Actor(user, address: submission.request.peer.address)
        try writer.note(.created, of: user, by: actor, at: now)
        return user
    }

    /// As soon as there is an admin, no link makes another.
    private func check(_ visit: some Visit, in reader: Reader) throws {
        _ = try SignInLink.owner(visit.linkToken, .setup, at: visit.now, in: reader)
        guard try UserStore.accounts(having: .admin, in: reader).isEmpty else { throw ExpiredLink(purpose: .setup) }
    }
}

struct SetupPage: TemplatePage {
    let form: PersonForm.View
    /// The second factor comes next.
    let hasNext: Bool

    static let template = "identity/setup"
    static let shape = Shape<SetupPage> {
        $0.show("next", \.hasNext)
    }
}
