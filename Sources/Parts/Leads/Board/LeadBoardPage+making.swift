internal import Base
internal import Programme
internal import Templates
internal import Web

extension LeadBoardPage {
    /// The context of the page besides the leads.
    struct Setting {
        let query: LeadQuery
        let colleagues: LeadColleagues
        let currency: Currency
        let views: ListView.Views?
        /// The lock of bulk actions and saved views; nil if they are open.
        let lock: LockedFeature?
        /// The firm's contact form, if it has no leads yet.
        let contact: String?
    }

    init(_ board: LeadBoard, _ setting: Setting, _ visit: any Visit) {
        let words = Words(visit, setting.colleagues)
        let query = setting.query
        let closed = board.lanes.filter { $0.stage.kind != .open }
        var lanes = board.lanes.filter { $0.stage.kind == .open }.map { lane in
            LaneView(
                code: lane.stage.code, name: words.text(lane.stage.title), tone: lane.stage.tone.rawValue,
                lanes: [lane], query, words)
        }
        if !closed.isEmpty {
            lanes.append(
                LaneView(
                    code: "closed", name: words.text(Text("Closed", as: "stage")), tone: "neutral", lanes: closed,
                    query, words))
        }
        stats = StatsView(board.stats)
        self.lanes = lanes
        filters = LeadFiltersView(query, setting.colleagues, setting.currency, words)
        views = setting.views
        lock = setting.lock
        hasTools = setting.lock == nil
        isFiltered = query.isFiltered
        problems = query.problems(visit.amounts(in: setting.currency))
        isEmpty = board.count == 0 && !query.isFiltered
        contact = setting.contact
        listPath = LeadPath.list + query.text()
        from = LeadPath.board + query.text()
    }

    /// Names and titles, in the reader's language once and not for each card.
    final class Words {
        let audience: Audience
        private let site: Site
        private let colleagues: LeadColleagues
        /// Few: looking through them is quicker than to hash.
        private var sources: [(source: Lead.Source, title: String)] = []

        init(_ visit: any Visit, _ colleagues: LeadColleagues) {
            audience = visit.audience
            site = visit.site
            self.colleagues = colleagues
        }

        func text(_ text: Text) -> String { site.templates.text(text, for: audience) }

        func title(_ source: Lead.Source) -> String {
            if let known = sources.first(where: { $0.source == source }) { return known.title }
            let title = text(source.title)
            sources.append((source, title))
            return title
        }

        func name(_ user: ID<User>?) -> String { user.flatMap { colleagues.name(of: $0) } ?? "" }
    }
}

extension LeadBoardPage.LaneView {
    fileprivate init(
        code: String, name: String, tone: String, lanes: [LeadBoard.Lane], _ query: LeadQuery,
        _ words: LeadBoardPage.Words
    ) {
        let limit = query.shown[code] ?? LeadBoardStore.laneSize
        let cards = LeadBoard.newest(limit, of: lanes) { stage, card in
            LeadBoardPage.CardView.of(card, stage, words)
        }
        let count = lanes.reduce(0) { $0 + $1.count }
        let rest = count - cards.count
        let next = min(limit + LeadBoardStore.laneSize, LeadQuery.mostShown)
        self.code = code
        self.name = name
        self.tone = tone
        self.count = count
        // Lost leads have no value.
        sums = lanes.first { $0.stage.kind != .lost }?.sums ?? []
        self.cards = cards
        isClosed = code == "closed"
        asks = isClosed ? "move" : ""
        more = min(rest, next - limit)
        morePath = more > 0 ? LeadPath.board + query.text(showing: (code, next)) : nil
        allPath = more == 0 && rest > 0 ? LeadPath.list + query.text() : nil
    }
}

extension LeadBoardPage.CardView {
    fileprivate static func of(
        _ card: LeadCard, _ stage: Lead.Stage, _ words: LeadBoardPage.Words
    ) -> LeadBoardPage.CardView {
        let audience = words.audience
        let rot = LeadStageAge(stage, since: card.stageSince, at: audience.now)
        return LeadBoardPage.CardView(
            id: card.id, title: card.title, person: card.company.isEmpty ? "" : card.name,
            source: words.title(card.source), worth: card.worth, days: rot.days, isRotting: rot.isRotting,
            owner: words.name(card.owner), version: card.version,
            ending: stage.kind == .open ? "" : stage.kind.rawValue, asks: stage.kind == .open ? "" : "move",
            isWaiting: card.isWaiting, action: card.nextAction?.title ?? "",
            due: card.nextAction.map { $0.day.daysSince1970 - audience.today.daysSince1970 } ?? 0)
    }
}

extension LeadFiltersView {
    init(_ query: LeadQuery, _ colleagues: LeadColleagues, _ currency: Currency, _ words: LeadBoardPage.Words) {
        self.query = query
        sources = Lead.Source.allCases.map { source in
            Choice(source.rawValue, words.title(source), isChosen: query["source"] == source.rawValue)
        }
        let nobody = Choice("nobody", Text("Unassigned", as: "lead owner"), isChosen: query["owner"] == "nobody")
        owners =
            colleagues.all.map { colleague in
                Choice(colleague.id.text, colleague.name, isChosen: query["owner"] == colleague.id.text)
            } + [nobody]
        self.currency = currency.code
        others =
            ["campaign", "tag", "min", "max", "from", "to", "open", "won_from", "won_to"].filter { !query[$0].isEmpty }
            .count
    }
}
