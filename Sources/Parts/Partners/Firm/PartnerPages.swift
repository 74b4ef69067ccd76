internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Jobs
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/admin/partners/:id` and its tabs.
enum PartnerPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.show, .readers) { context in
            let head = try PartnerHead(context, "")
            return try context.page(PartnerPage(head, context))
        },
        .get(PartnerPath.team, .readers) { context in
            try context.page(PartnerTeamPage(PartnerHead(context, "team"), InviteForm(nil), context, context.reader))
        },
        .post(PartnerPath.team, .admin, invite),
        .get(PartnerPath.steps, .readers) { context in
            try context.page(
                PartnerStepsPage(
                    PartnerHead(context, "onboarding"), context.site.parts.steps, context.reader))
        },
        .get(PartnerPath.notes, .noteReaders) { context in
            let field = Field("text", .longText(max: 5_000), nil as String?)
            return try context.page(PartnerNotesPage(PartnerHead(context, "notes"), field, context.reader))
        },
        .post(PartnerPath.notes, .noteReaders, note),
        .get(PartnerPath.agreements, .readers) { context in
            try context.page(PartnerAgreementsPage(PartnerHead(context, "agreements"), context.reader))
        },
    ]

    @Sendable private static func note(_ submission: Submission) throws -> Response {
        let field = Field("text", .longText(max: 5_000), submission.form.fields)
        guard let text = field.value else {
            let drawn = try submission.read { reader in
                try PartnerNotesPage(PartnerHead(submission, "notes", reader), field, reader)
            }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            let partner = try submission.partner(in: writer)
            try PartnerNotes.add(
                text, to: partner, by: submission.viewer, submission.actor, at: submission.now, in: writer)
            return .goto(PartnerPath.notes(partner.id), saying: Text("Note added."))
        }
    }

    /// The first of a firm becomes its owner.
    @Sendable private static func invite(_ submission: Submission) throws -> Response {
        var form = InviteForm(submission.form.fields)
        if let email = form.email.value, try submission.read({ try UserStore.account(email, in: $0) }) != nil {
            form.email.reject(Text("An account with this e-mail address already exists."))
        }
        guard let name = form.name.value, let email = form.email.value else {
            let drawn = try submission.read { reader in
                try PartnerTeamPage(PartnerHead(submission, "team", reader), form, submission, reader)
            }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            let partner = try submission.partner(in: writer)
            guard partner.state.canSignIn else { throw Refusal.notThere }
            let isFirst = try UserStore.accounts(of: partner.id, in: writer).isEmpty
            var new = NewUser(name: name, email: email, roles: [isFirst ? .owner : .member], firm: partner.id)
            new.language = submission.audience.language.rawValue
            new.zone = try Settings.current(writer).timeZone
            let id = try UserStore.create(new, at: submission.now, in: writer)
            if let account = try UserStore.account(id, in: writer) {
                try Invitation.send(
                    to: account.user, from: submission.viewer, at: submission.now, by: submission.site, in: writer)
            }
            try writer.note(
                .invited, of: partner, by: submission.actor, changes: [.init("email", to: email.text)],
                at: submission.now)
            return .goto(
                PartnerPath.team(partner.id), saying: Text("{name} has been invited by e-mail.", ["name": name]))
        }
    }
}

extension Policy {
    /// Staff who can read and write internal notes.
    static let noteReaders = Policy.of(.admin, .support)
}

/// The form for inviting a user of a firm.
struct InviteForm: FieldForm {
    let name: Field<String>
    var email: Field<EmailAddress>

    init(_ sent: FormFields?) {
        name = Field("name", .text(max: 120), sent, else: nil)
        email = Field("email", .email, sent, else: nil)
    }
}
