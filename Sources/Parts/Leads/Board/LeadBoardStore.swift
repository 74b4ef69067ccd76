package import Base
package import Database
package import Web

/// The board's reads: each asks for one stage of one firm, which lies in one place.
package enum LeadBoardStore {
    package static let laneSize = 50

    private static let cards: SQL = """
        SELECT id, version, stage_since, name, company, source, user_id, COALESCE(won_minor, value_minor),
            COALESCE(won_currency, value_currency), next_action, next_on,
            CASE review WHEN 'waiting' THEN 1 ELSE 0 END
        FROM leads WHERE firm_id = $1 AND stage = $2 AND archived_at IS NULL
        """
    private static let order: SQL = " ORDER BY stage_since DESC, id DESC LIMIT $1"
    private static let sums: SQL = "SELECT owner, stage, currency, leads, minor FROM lead_sums WHERE firm_id = $1"
    private static let filteredSums: SQL = """
        SELECT stage, COALESCE(won_currency, value_currency, ''), count(*),
            CAST(COALESCE(SUM(COALESCE(won_minor, value_minor)), 0) AS BIGINT)
        FROM leads WHERE firm_id = $1 AND archived_at IS NULL
        """
    private static let wonSince: SQL = """
        SELECT count(*) FROM leads WHERE firm_id = $1 AND closed_on >= $2 AND lost_reason IS NULL
            AND archived_at IS NULL
        """

    /// The whole board. Where closed leads stand in one lane, only the newest of all of them are read.
    package static func board(
        of firm: ID<Firm>, seenBy visibleScope: LeadScope, filter: LeadFilter = LeadFilter(), closedAsOne: Bool = false,
        now: Timestamp, today: CivilDate, in reader: Reader
    ) throws -> LeadBoard {
        let stages = try LeadStore.stages(in: reader)
        let scope = Scope(firm, visibleScope, filter, now, today)
        let snapshot = try snapshot(stages, scope, closedAsOne, reader)
        let lanes = stages.all.map { stage in
            let own = snapshot.sums.filter { $0.stage == stage.code }
            return LeadBoard.Lane(
                stage: stage, count: own.reduce(0) { $0 + $1.count }, sums: own.compactMap(\.money).added,
                cards: snapshot.cards[stage.code] ?? [])
        }
        var stats = LeadBoard.Stats()
        for (index, lane) in lanes.enumerated() {
            switch lane.stage.kind {
            case .open:
                stats.active += lane.count
                stats.potential = (stats.potential + lane.sums).added
                if index > 0 { stats.inProgress += lane.count }
            case .won: stats.won += lane.count
            case .lost: stats.lost += lane.count
            }
        }
        stats.wonThisMonth = try stats.won == 0 ? 0 : wonThisMonth(scope, reader)
        return LeadBoard(lanes: lanes, stats: stats)
    }

    private static let snapshots = LeadBoardCache()

    private static func snapshot(
        _ stages: LeadStages, _ scope: Scope, _ closedAsOne: Bool, _ reader: Reader
    ) throws -> LeadBoardSnapshot {
        guard scope.filter.isEmpty, scope.isOpen, closedAsOne,
            let edition = try LeadEdition.newest(of: scope.firm, in: reader)
        else { return try read(stages, scope, closedAsOne, reader) }
        return try snapshots.snapshot(at: LeadBoardCache.Place(edition: edition, user: scope.visibleScope.user)) {
            try read(stages, scope, closedAsOne, reader)
        }
    }

    private static func read(
        _ stages: LeadStages, _ scope: Scope, _ closedAsOne: Bool, _ reader: Reader
    ) throws -> LeadBoardSnapshot {
        let sums = try sums(scope, reader)
        let filled = Set(sums.map(\.stage))
        var cards: [String: [LeadCard]] = [:]
        var bound: Bound?
        for stage in stages.all where filled.contains(stage.code) {
            let own = try self.cards(of: stage, scope, bound, reader)
            cards[stage.code] = own
            if closedAsOne, stage.kind != .open, own.count == laneSize, let oldest = own.last {
                bound = .newer(oldest.stageSince, oldest.id)
            }
        }
        return LeadBoardSnapshot(sums: sums, cards: cards)
    }

    /// The next cards of a stage, behind one that is shown.
    package static func more(
        of stage: Lead.Stage, of firm: ID<Firm>, behind id: ID<Lead>, since: Timestamp, seenBy visibleScope: LeadScope,
        filter: LeadFilter = LeadFilter(), now: Timestamp, today: CivilDate, in reader: Reader
    ) throws -> [LeadCard] {
        try cards(of: stage, Scope(firm, visibleScope, filter, now, today), .older(since, id), reader)
    }

    /// The start or end of a stage's cards.
    private enum Bound {
        case newer(Timestamp, ID<Lead>)
        case older(Timestamp, ID<Lead>)
    }

    private static func cards(
        of stage: Lead.Stage, _ scope: Scope, _ bound: Bound?, _ reader: Reader
    ) throws -> [LeadCard] {
        let values: [any DatabaseValue] = [scope.firm, stage.code] + scope.values
        let (condition, edge): (SQL, [any DatabaseValue])
        switch bound {
        case nil: return try read(scope.first, values + [laneSize], reader)
        case .newer(let since, let id): (condition, edge) = (" AND (stage_since, id) > ($1, $2)", [since, id])
        case .older(let since, let id): (condition, edge) = (" AND (stage_since, id) < ($1, $2)", [since, id])
        }
        let sql = scope.cards + condition.shifted(by: values.count) + order.shifted(by: values.count + 2)
        return try read(sql, values + edge + [laneSize], reader)
    }

    private static func read(_ sql: SQL, _ values: [any DatabaseValue], _ reader: Reader) throws -> [LeadCard] {
        var cards: [LeadCard] = []
        cards.reserveCapacity(laneSize)
        try reader.each(sql, values) { cards.append(try LeadCard(&$0)) }
        return cards
    }

    private static func wonThisMonth(_ scope: Scope, _ reader: Reader) throws -> Int {
        let (conditions, values) = scope.conditions(behind: 2)
        let start = CivilDate(year: scope.today.year, month: scope.today.month, day: 1)
        return try reader.value(wonSince + conditions, [scope.firm, start] + values) ?? 0
    }

    /// Without a filter they are kept; with one they are counted among the firm's leads.
    private static func sums(_ scope: Scope, _ reader: Reader) throws -> [LeadBoardSnapshot.Sum] {
        guard scope.filter.isEmpty else {
            let (conditions, values) = scope.conditions(behind: 1)
            let sql = filteredSums + conditions + " GROUP BY 1, 2 ORDER BY 1, 2"
            return try reader.all(sql, [scope.firm] + values) { row in
                LeadBoardSnapshot.Sum(
                    stage: try row.next(), currency: try row.next(), count: try row.next(), minor: try row.next())
            }
        }
        guard scope.isOpen else { return [] }
        let owner = scope.visibleScope.user?.text
        return try reader.all(sums, [scope.firm]) { row -> LeadBoardSnapshot.Sum? in
            let seenBy = try row.text()
            guard owner == nil || ["", owner].contains(seenBy) else { return nil }
            let sum = LeadBoardSnapshot.Sum(
                stage: try row.next(), currency: try row.next(), count: try row.next(), minor: try row.next())
            return sum.count > 0 ? sum : nil
        }.compactMap(\.self)
    }

    /// The firm, scope, filter and time of a query.
    private struct Scope {
        let firm: ID<Firm>
        let visibleScope: LeadScope
        let filter: LeadFilter
        let now: Timestamp
        let today: CivilDate
        /// The cards of a stage and the first of them, put together once for all stages, and the values behind the firm's
        /// and the stage's.
        private(set) var cards = LeadBoardStore.cards
        private(set) var first: SQL = ""
        private(set) var values: [any DatabaseValue] = []

        init(_ firm: ID<Firm>, _ visibleScope: LeadScope, _ filter: LeadFilter, _ now: Timestamp, _ today: CivilDate) {
            self.firm = firm
            self.visibleScope = visibleScope
            self.filter = filter
            self.now = now
            self.today = today
            let (conditions, values) = conditions(behind: 2)
            cards = cards + conditions
            first = cards + LeadBoardStore.order.shifted(by: values.count + 2)
            self.values = values
        }

        /// The viewer may look at the firm at all.
        var isOpen: Bool { visibleScope == .everything || visibleScope.firm == firm }

        func conditions(behind count: Int) -> (SQL, [any DatabaseValue]) {
            guard isOpen else { return (" AND 1 = 0", []) }
            guard let user = visibleScope.user else { return filter.conditions(behind: count, now: now, today: today) }
            let own: SQL = " AND (user_id = $1 OR user_id IS NULL)"
            let (sql, values) = filter.conditions(behind: count + 1, now: now, today: today)
            return (own.shifted(by: count) + sql, [user] + values)
        }
    }
}

extension LeadCard {
    /// Column by column as they lie: a board reads thousands, and `next`, which finds its way by the type, would take 500
    /// instructions more for each card.
    init(_ row: inout Row) throws {
        id = try ID(number: row.idNumber(behind: Lead.idPrefix))
        version = try Int(row.integer())
        stageSince = try Timestamp(milliseconds: row.integer())
        name = try row.text()
        company = try row.text()
        guard let source = Lead.Source(rawValue: try row.text()) else { throw row.unexpected("a source") }
        self.source = source
        owner = try row.skipNull() ? nil : ID(number: row.idNumber(behind: User.idPrefix))
        worth = try row.skipNull(Money.columns) ? nil : Money.read(&row)
        nextAction = try row.skipNull(2) ? nil : Lead.NextAction(row.text(), on: CivilDate.read(&row))
        isWaiting = try Bool.read(&row)
    }
}

extension Array<Money> {
    /// One sum for each currency, by its code.
    var added: [Money] {
        Dictionary(grouping: self, by: \.currency).map { currency, all in
            Money(minor: all.reduce(0) { $0.addingClamped($1.minor) }, currency)
        }.sorted { $0.currency.code < $1.currency.code }
    }
}
