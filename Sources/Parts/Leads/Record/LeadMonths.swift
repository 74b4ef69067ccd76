internal import Base
internal import Database
internal import Partners
internal import Programme
internal import Settings
internal import Web

/// The contribution of a lead to its firm's months: the month it was added and the month it was won.
enum LeadMonths {
    typealias Figures = PartnerMonths.Figures

    static func replace(_ old: Lead?, with lead: Lead, in writer: Writer) throws {
        // Most changes are none of what is counted here.
        guard old.map({ Facts($0) }) != Facts(lead) else { return }
        let zone = try Settings.current(writer).zone
        let before = old.map { figures(of: $0, in: zone) } ?? [:]
        let after = figures(of: lead, in: zone)
        guard let old, old.firm != lead.firm else {
            for month in Set(before.keys).union(after.keys).sorted() {
                var change = after[month] ?? Figures()
                change.add(before[month] ?? Figures(), times: -1)
                try PartnerMonths.add(change, to: lead.firm, in: month, writer)
            }
            return
        }
        for (month, figures) in before.sorted(by: { $0.key < $1.key }) {
            var change = Figures()
            change.add(figures, times: -1)
            try PartnerMonths.add(change, to: old.firm, in: month, writer)
        }
        for (month, figures) in after.sorted(by: { $0.key < $1.key }) {
            try PartnerMonths.add(figures, to: lead.firm, in: month, writer)
        }
    }

    static func figures(of lead: Lead, in zone: TimeZone) -> [CivilDate: Figures] {
        let facts = Facts(lead)
        guard facts.isCounted else { return [:] }
        var months = [zone.local(lead.createdAt).day.firstOfMonth: Figures(leads: 1)]
        if let day = facts.wonOn {
            months[day.firstOfMonth, default: Figures()].add(Figures(won: 1, revenue: lead.wonBase ?? 0), times: 1)
        }
        return months
    }

    private struct Facts: Equatable {
        let firm: ID<Firm>
        let isCounted: Bool
        let wonOn: CivilDate?
        let revenue: Int64?

        init(_ lead: Lead) {
            firm = lead.firm
            isCounted = lead.archivedAt == nil && lead.mergedInto == nil
            if case .won(_, let day) = lead.outcome, lead.review != .rejected {
                wonOn = day
                revenue = lead.wonBase
            } else {
                wonOn = nil
                revenue = nil
            }
        }
    }
}

extension PartnerMonths.Figures {
    mutating func add(_ other: PartnerMonths.Figures, times: Int) {
        leads += other.leads * times
        won += other.won * times
        revenue += other.revenue * Int64(times)
    }
}
