internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/admin/users/invite`: a new account for staff or for a user of a partner firm.
enum UserInvitePages {
    static let routes: [SiteRoute] = [
        .get(UserPath.invite, .admin.confirmed) { context in
            try context.page(UserInvitePage(UserInviteForm(nil, firms: []), firms: Firms.allNamed(in: context.reader)))
        },
        .post(UserPath.invite, .admin.confirmed, create),
    ]

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let firms = try submission.read { try Firms.allNamed(in: $0) }
        var form = UserInviteForm(submission.form.fields, firms: firms)
        if let email = form.person.email.value, try submission.read({ try UserStore.account(email, in: $0) }) != nil {
            form.person.email.reject(Text("This address is already in use."))
        }
        if let email = form.person.email.value {
            form.person.email.reject(try submission.read { try Invitations.refusal(of: email, submission, in: $0) })
        }
        guard let new = form.user else {
            return try submission.page(UserInvitePage(form, firms: firms), .unprocessableContent)
        }
        return try submission.write { writer in
            guard let user = try Invitations.create(new, submission, in: writer) else {
                return .goto(UserPath.invite, saying: Text("This address is already in use."), kind: .danger)
            }
            return .goto(UserPath.show(user.id), saying: Text("{name} has been invited.", ["name": user.name]))
        }
    }
}

/// The form for inviting a user, with their roles.
struct UserInviteForm: FieldForm {
    var person: InviteForm
    private(set) var roles: Set<Role>
    private(set) var rolesProblem: Text?
    private(set) var firm: Field<ID<Firm>?>

    init(_ sent: FormFields?, firms: [Firm]) {
        person = InviteForm(sent)
        roles = Set((sent?.values(of: "roles") ?? []).compactMap { Role(rawValue: $0) })
        firm = Field("firm", .optional(.firm(firms)), sent, else: nil)
        guard sent != nil else { return }
        if roles.isEmpty {
            rolesProblem = Text("Choose at least one role.")
        } else if !roles.isStaff ? roles.count > 1 : roles.contains(where: { !$0.isStaff }) {
            rolesProblem = Text("Staff roles and partner roles cannot be combined.")
        } else if !roles.isStaff, firm.input.isEmpty {
            firm.reject(Text("Owners and members belong to a firm. Choose one."))
        } else if roles.isStaff, !firm.input.isEmpty {
            firm.reject(Text("Staff do not belong to a partner firm."))
        }
    }

    var user: NewUser? {
        guard rolesProblem == nil else { return nil }
        return filled {
            try NewUser(name: person.name.get(), email: person.email.get(), roles: roles, firm: firm.get())
        }
    }
}

extension FieldRule<ID<Firm>> {
    fileprivate static func firm(_ firms: [Firm]) -> FieldRule {
        .choice(firms.map(\.id), \.text)
    }
}

struct UserInvitePage: TemplatePage {
    let form: UserInviteForm
    let staffRoles: [Choice]
    let partnerRoles: [Choice]
    let rolesProblem: Text?
    let firms: [Choice]

    init(_ form: UserInviteForm, firms: [Firm]) {
        self.form = form
        staffRoles = Role.allCases.filter(\.isStaff).map { Choice($0, among: form.roles) }
        partnerRoles = Role.allCases.filter { !$0.isStaff }.map { Choice($0, among: form.roles) }
        rolesProblem = form.rolesProblem
        self.firms = firms.map {
            Choice($0.id.text, $0.name, chosen: form.firm.input)
        }
    }

    static let template = "identity/user-invite"
    static let shape = Shape<UserInvitePage> {
        $0.show("roles_error", \.rolesProblem)
        $0.show("users") { _ in UserPath.users }
        $0.show("invite") { _ in UserPath.invite }
    }
}
