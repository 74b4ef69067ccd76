internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/admin/badges` and `/admin/challenges`.
struct RewardPages {
    let metrics: Metrics

    var routes: [SiteRoute] {
        [
            .get(PartnerPath.badges, .admin) { try badges($0) },
            .post(PartnerPath.badges, .admin) { try saveBadge($0, nil) },
            .get(PartnerPath.badge, .admin) { context in
                let badge = try badge(context, context.reader)
                let form = BadgeForm(nil, else: badge, metrics, try amounts(context, context.reader))
                return try context.page(BadgePage(badge, form, metrics))
            },
            .post(PartnerPath.badge, .admin) { submission in
                try saveBadge(submission, submission.read { try badge(submission, $0) })
            },
            .get(PartnerPath.challenges, .admin) { try challenges($0) },
            .post(PartnerPath.challenges, .admin) { try saveChallenge($0, nil) },
            .get(PartnerPath.challenge, .admin) { context in
                let challenge = try challenge(context, context.reader)
                return try context.page(challengePage(challenge, nil, context, context.reader))
            },
            .post(PartnerPath.challenge, .admin) { submission in
                try saveChallenge(submission, submission.read { try challenge(submission, $0) })
            },
        ]
    }

    private func amounts(_ visit: some Visit, _ reader: Reader) throws -> Amounts {
        visit.amounts(in: try Settings.current(reader).currency)
    }

    private func badges(_ context: Context) throws -> Response {
        let amounts = try amounts(context, context.reader)
        let counts = try BadgeStore.counts(in: context.reader)
        let rows = try BadgeStore.all(in: context.reader).map {
            BadgeRow($0, metrics, amounts, holders: counts[$0.id] ?? 0)
        }
        return try context.page(BadgesPage(rows, BadgePage(nil, BadgeForm(nil, else: nil, metrics, amounts), metrics)))
    }

    private func saveBadge(_ submission: Submission, _ former: Badge?) throws -> Response {
        let form = try submission.read { reader in
            BadgeForm(submission.form.fields, else: former, metrics, try amounts(submission, reader))
        }
        guard let badge = form.badge(former?.id ?? .make()) else {
            return try submission.page(BadgePage(former, form, metrics), .unprocessableContent)
        }
        return try submission.write { writer in
            try BadgeStore.save(badge, at: submission.now, in: writer)
            try writer.audit(
                former == nil ? PartnerEvent.badgeAdded : PartnerEvent.badgeChanged, of: badge.id.text,
                called: badge.name,
                by: submission.actor, changes: badge.changes(from: former), at: submission.now)
            return .goto(PartnerPath.badges, saying: Text("Saved."))
        }
    }

    private func badge(_ visit: some Visit, _ reader: Reader) throws -> Badge {
        let id: ID<Badge> = try visit.id("badge")
        guard let badge = try BadgeStore.all(in: reader).first(where: { $0.id == id }) else { throw Refusal.notThere }
        return badge
    }

    private func challenges(_ context: Context) throws -> Response {
        let amounts = try amounts(context, context.reader)
        let rows = try ChallengeStore.all(in: context.reader).map { ChallengeRow($0, metrics, amounts) }
        return try context.page(ChallengesPage(rows, challengePage(nil, nil, context, context.reader)))
    }

    private func saveChallenge(_ submission: Submission, _ former: Challenge?) throws -> Response {
        let form = try submission.read { try challengeForm(submission.form.fields, former, submission, $0) }
        guard let challenge = form.challenge(former?.id ?? .make()) else {
            let drawn = try submission.read { try challengePage(former, form, submission, $0) }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            try ChallengeStore.save(challenge, at: submission.now, in: writer)
            try writer.audit(
                former == nil ? PartnerEvent.challengeAdded : PartnerEvent.challengeChanged, of: challenge.id.text,
                called: challenge.name,
                by: submission.actor, changes: challenge.changes(from: former), at: submission.now)
            return .goto(PartnerPath.challenges, saying: Text("Saved."))
        }
    }

    private func challenge(_ visit: some Visit, _ reader: Reader) throws -> Challenge {
        guard let challenge = try ChallengeStore.challenge(visit.id("challenge"), in: reader) else {
            throw Refusal.notThere
        }
        return challenge
    }

    private func challengeForm(
        _ sent: FormFields?, _ challenge: Challenge?, _ visit: some Visit, _ reader: Reader
    ) throws -> ChallengeForm {
        let settings = try Settings.current(reader)
        return try ChallengeForm(
            sent, else: challenge, metrics, BadgeStore.all(in: reader), visit.amounts(in: settings.currency),
            today: settings.zone.local(visit.now).day)
    }

    private func challengePage(
        _ challenge: Challenge?, _ form: ChallengeForm?, _ visit: some Visit, _ reader: Reader
    ) throws -> ChallengePage {
        let badges = try BadgeStore.all(in: reader)
        let form = try form ?? challengeForm(nil, challenge, visit, reader)
        let winners = try challenge.map { try ChallengeStore.winners(of: $0.id, in: reader) } ?? []
        return ChallengePage(challenge, form, metrics, badges, winners)
    }
}

extension Badge {
    func changes(from former: Badge?) -> [AuditEntry.Change] {
        let facts = { (badge: Badge?) -> [(String, String)] in
            [
                ("name", badge?.name ?? ""), ("note", badge?.note ?? ""), ("icon", badge?.icon ?? ""),
                ("metric", badge?.rule?.use.metric ?? ""), ("window", badge?.rule?.use.window.rawValue ?? ""),
                ("threshold", badge?.rule.map { "\($0.threshold)" } ?? ""),
                ("retired", badge?.isRetired == true ? "yes" : ""),
            ]
        }
        return zip(facts(self), facts(former)).filter { $0.1 != $1.1 }.map { .init($0.0, from: $1.1, to: $0.1) }
    }
}

extension Challenge {
    func changes(from former: Challenge?) -> [AuditEntry.Change] {
        let facts = { (challenge: Challenge?) -> [(String, String)] in
            [
                ("name", challenge?.name ?? ""), ("note", challenge?.note ?? ""), ("metric", challenge?.metric ?? ""),
                ("target", challenge.map { "\($0.target)" } ?? ""),
                ("first_day", challenge.map { "\($0.firstDay)" } ?? ""),
                ("last_day", challenge.map { "\($0.lastDay)" } ?? ""), ("badge", challenge?.badge?.text ?? ""),
                ("reward", challenge?.reward ?? ""),
            ]
        }
        return zip(facts(self), facts(former)).filter { $0.1 != $1.1 }.map { .init($0.0, from: $1.1, to: $0.1) }
    }
}
