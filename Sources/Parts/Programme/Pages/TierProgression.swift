internal import Base
internal import Database
internal import HTTP
internal import Web

/// A partner's way up the ladder.
struct TierProgression: Sendable {
    let evaluation: Evaluation
    let features: [Feature]
    let milestones: @Sendable (ID<Firm>, Reader) throws -> [Milestone]

    var routes: [SiteRoute] {
        [.get(TierPath.progression, .partner, show)]
    }

    @Sendable private func show(_ context: Context) throws -> Response {
        let firm = try context.firm
        let viewer = try context.viewer
        let status = try TierStatus(of: firm.id, evaluation, at: context.now, context.reader)
        let advancements = try StandingStore.advancements(of: firm.id, context.reader)
        let isNew =
            try status.standing.risk == nil && Celebration.isDue(advancements, viewer.id, context.reader)
        // An admin who views the page does not use up the partner's celebration.
        if isNew, context.session?.admin == nil, let newest = advancements.first {
            context.later { try StandingStore.setCelebrated(newest.number, by: viewer.id, $0) }
        }
        let more = WhatIf.more(try context.request.query(), status)
        return try context.page(
            TierProgressionPage(
                status, features, advancements, milestones(firm.id, context.reader), isNew: isNew, more: more,
                context.reader,
                context.audience))
    }
}

/// A tier that was reached is celebrated once with each of the firm's people.
package enum Celebration {
    static func isDue(_ advancements: [Advancement], _ user: ID<User>, _ reader: Reader) throws -> Bool {
        guard let newest = advancements.first, newest.reason == .reached else { return false }
        return try StandingStore.celebrated(by: user, reader).map { $0 < newest.number } ?? true
    }
}
