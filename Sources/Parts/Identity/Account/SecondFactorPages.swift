internal import Base
internal import HTTP
internal import Templates
internal import Web

/// `/account/security/second-factor`: an authenticator app besides the password.
struct SecondFactorPages: Sendable {
    let identity: Identity

    var routes: [SiteRoute] {
        [
            .get(AccountPath.factor, .signedIn.confirmed, new),
            .post(AccountPath.factor, .signedIn.confirmed, begin),
            .post(AccountPath.factorCode, .signedIn.confirmed, create),
            .post(AccountPath.recoveryCodes, .signedIn.confirmed, renew),
            .post(AccountPath.noFactor, .signedIn.confirmed, remove),
        ]
    }

    /// The code for the app; without a secret that waits for it there is nothing to show.
    @Sendable private func new(_ context: Context) throws -> Response {
        let viewer = try context.viewer
        guard context.session?.admin == nil,
            let secret = try identity.factors.newSecret(of: viewer.id, in: context.reader)
        else { return try context.go(.goto(AccountPath.security)) }
        let company = try context.site.company(in: context.reader)
        return try context.page(
            SecondFactorPage(offer: SecondFactorOffer(secret, of: viewer, company: company), problem: nil))
    }

    @Sendable private func begin(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        return try submission.write { writer in
            try identity.factors.begin(viewer.id, in: writer)
            return .goto(AccountPath.factor)
        }
    }

    @Sendable private func create(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        let typed = submission.form["code"] ?? ""
        var codes: [String]?
        let response = try submission.write { writer in
            codes = try identity.factors.confirm(typed, of: viewer.id, at: submission.now, in: writer)
            guard codes != nil else { return .goto(AccountPath.factor) }
            try writer.note(
                .secondFactorAdded, of: viewer, by: submission.actor, changes: [.secret("second_factor")],
                at: submission.now)
            return .goto(AccountPath.security, saying: Text("You will now also need a code when you sign in."))
        }
        if let codes { return try submission.page(RecoveryCodesPage(codes: codes)) }
        let offer = try submission.read { reader in
            try identity.factors.newSecret(of: viewer.id, in: reader).map {
                try SecondFactorOffer($0, of: viewer, company: submission.site.company(in: reader))
            }
        }
        guard let offer else { return response }
        let problem = Text("This code is incorrect. Check that your phone's clock is set correctly.")
        return try submission.page(SecondFactorPage(offer: offer, problem: problem), .unprocessableContent)
    }

    /// The first answer shows the codes; a form that comes again leads back, for they are shown once.
    @Sendable private func renew(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        var codes: [String]?
        let response = try submission.write { writer in
            guard try SecondFactorStore.status(of: viewer.id, in: writer) != nil else {
                return .goto(AccountPath.security)
            }
            codes = try identity.factors.renewRecoveryCodes(of: viewer.id, in: writer)
            try writer.note(
                .recoveryCodesRenewed, of: viewer, by: submission.actor,
                changes: [.secret("recovery_codes")], at: submission.now)
            return .goto(AccountPath.security, saying: Text("Your previous recovery codes no longer work."))
        }
        return try codes.map { try submission.page(RecoveryCodesPage(codes: $0)) } ?? response
    }

    @Sendable private func remove(_ submission: Submission) throws -> Response {
        let viewer = try submission.viewer
        return try submission.write { writer in
            guard try !SecondFactorStore.isRequired(of: viewer, in: writer) else {
                return .goto(
                    AccountPath.security, saying: Text("Your role requires a second factor."), kind: .danger)
            }
            try SecondFactorStore.remove(viewer.id, in: writer)
            try writer.note(
                .secondFactorRemoved, of: viewer, by: submission.actor, changes: [.secret("second_factor")],
                at: submission.now)
            return .goto(AccountPath.security, saying: Text("A second factor is no longer required when you sign in."))
        }
    }
}

struct SecondFactorPage: TemplatePage {
    let offer: SecondFactorOffer
    let problem: Text?

    static let template = "identity/second-factor"
    static let shape = Shape<SecondFactorPage> {
        $0.show("create") { _ in AccountPath.factorCode }
    }
}

struct RecoveryCodesPage: TemplatePage {
    let codes: [String]

    static let template = "identity/recovery-codes"
    static let shape = Shape<RecoveryCodesPage> {
        $0.show("all") { $0.codes.joined(separator: "\n") }
    }
}
