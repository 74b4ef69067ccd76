internal import Base
internal import Database
internal import Partners
internal import Web

/// The contribution of a lead to its firm's totals.
enum LeadTotals {
    static func replace(_ old: Lead?, with lead: Lead, by author: LeadAuthor, in writer: Writer) throws {
        try LeadMonths.replace(old, with: lead, in: writer)
        let before = old.map { Share($0) }
        let after = Share(lead)
        if let old, old.firm != lead.firm {
            let files = try LeadFileStore.size(of: lead.id, in: writer)
            try FirmStorage.add(-files, to: old.firm, in: writer)
            try FirmStorage.add(files, to: lead.firm, in: writer)
            try PartnerTotals.add((before ?? Share()).change(times: -1), to: old.firm, in: writer)
            return try PartnerTotals.add(after.change(times: 1), to: lead.firm, in: writer)
        }
        var change = after.minus(before ?? Share()).change(times: 1)
        if lead.source == .shared, old != nil, old?.answeredAt == nil, let answered = lead.answeredAt {
            change.answered = answered - lead.createdAt
        }
        let moment = author.isOf(lead.firm) ? author.at : nil
        try PartnerTotals.add(change, to: lead.firm, at: moment, in: writer)
        guard change.leads > 0, let moment else { return }
        try Onboarding.set(.lead, .done, of: lead.firm, by: .program, at: moment, in: writer)
    }

    /// Returns the contribution of a new lead.
    static func change(with lead: Lead) -> PartnerTotals.Change { Share(lead).change(times: 1) }

    private struct Share {
        var leads = 0
        var accepted = 0
        var won = 0
        var load = 0
        var revenue: Int64 = 0

        init() {}

        init(_ lead: Lead) {
            guard lead.mergedInto == nil else { return }
            leads = 1
            accepted = lead.review == .accepted ? 1 : 0
            load = accepted == 1 && lead.archivedAt == nil && lead.stage.kind == .open ? 1 : 0
            if case .won = lead.outcome { won = 1 }
            revenue = lead.wonBase ?? 0
        }

        func minus(_ other: Share) -> Share {
            var share = self
            share.leads -= other.leads
            share.accepted -= other.accepted
            share.won -= other.won
            share.load -= other.load
            share.revenue -= other.revenue
            return share
        }

        func change(times: Int) -> PartnerTotals.Change {
            PartnerTotals.Change(
                leads: leads * times, accepted: accepted * times, won: won * times, load: load * times,
                revenue: revenue * Int64(times))
        }
    }
}
