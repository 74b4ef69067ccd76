internal import Base
internal import Database
internal import HTTP
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// `/partner-dashboard/arrangement`: the blocks of a dashboard and their order. Each button sends the whole form, so it
/// works without a script.
enum ArrangementPages {
    static let routes: [SiteRoute] = [
        .get(DashboardPath.arrangement, .partner, edit),
        .post(DashboardPath.arrangement, .partner, update),
    ]

    @Sendable private static func edit(_ context: Context) throws -> Response {
        if let lock = try Gates.lock(.ownDashboard, context.firm.id, context.reader) {
            return try context.page(ArrangementPage(lock: lock, rows: []))
        }
        let blocks = context.site.parts.blocks.map(\.block)
        let arrangement = try DashboardStore.arrangement(
            of: context.viewer.id, blocks.map(\.code), in: context.reader)
        return try context.page(ArrangementPage(lock: nil, rows: ArrangementPage.rows(arrangement, of: blocks)))
    }

    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let (form, viewer, firm) = (submission.form, try submission.viewer, try submission.firm)
        let codes = submission.site.parts.blocks.map(\.block.code)
        return try submission.write { writer in
            if let lock = try Gates.lock(.ownDashboard, firm.id, writer) {
                let text = Text("Available from {tier}.", ["tier": lock.tier])
                return .goto(DashboardPath.partner, saying: text, kind: .info)
            }
            if form["reset"] != nil {
                try DashboardStore.arrange(Arrangement(of: codes), for: viewer.id, in: writer)
                return .goto(
                    DashboardPath.arrangement, saying: Text("The dashboard has been reset to its default layout."))
            }
            var arrangement = try DashboardStore.arrangement(of: viewer.id, codes, in: writer)
            arrangement.show(Set(form.fields.values(of: "show")))
            let moves = [("up", -1), ("down", 1)].compactMap { name, step in form[name].map { (code: $0, step: step) } }
            for move in moves { arrangement.move(move.code, by: move.step) }
            try DashboardStore.arrange(arrangement, for: viewer.id, in: writer)
            return moves.isEmpty
                ? .goto(DashboardPath.partner, saying: Text("Dashboard layout saved."))
                : .goto(DashboardPath.arrangement)
        }
    }
}

struct ArrangementPage: TemplatePage {
    struct Row: TemplateValue {
        let code: String
        let title: Text
        let isShown: Bool
        let isFirst: Bool
        let isLast: Bool
    }

    let lock: LockedFeature?
    let rows: [Row]

    static func rows(_ arrangement: Arrangement, of blocks: [HomeBlock]) -> [Row] {
        arrangement.places.enumerated().compactMap { index, place in
            guard let block = blocks.first(where: { $0.code == place.code }) else { return nil }
            return Row(
                code: block.code, title: block.title, isShown: place.isShown, isFirst: index == 0,
                isLast: index == arrangement.places.count - 1)
        }
    }

    static let template = "dashboards/arrangement"
    static let shape = Shape<ArrangementPage> {
        $0.show("back") { _ in DashboardPath.partner }
        $0.show("path") { _ in DashboardPath.arrangement }
    }
}
