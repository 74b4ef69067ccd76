internal import Base
internal import Leads
internal import Partners
internal import Programme
internal import Templates
internal import Web

extension Figure {
    /// `18 %` more or less than before.
    mutating func compare(_ percent: Int?, _ reader: Audience) {
        guard let percent else { return }
        change = reader.percent(Rate(basisPoints: Int64(abs(percent)) * 100))
        tone = percent < 0 ? "danger" : percent > 0 ? "success" : ""
    }
}

extension DashboardContext {
    /// The main figures: won, potential, active, and the rank.
    func figures() throws -> [Figure] {
        [wonFigure, worthFigure, loadFigure] + (try rankFigure().map { [$0] } ?? [])
    }

    private var wonFigure: Figure {
        let months = MonthPair(today)
        let now = won(from: months.first, to: today)
        let before = won(from: months.firstBefore, to: months.lastBefore)
        var figure = Figure(
            name: Text("Won this month"), value: whole(now.minor), path: LeadPath.won(from: months.first, to: today))
        figure.compare(MonthPair.change(from: before.minor, to: now.minor), audience)
        let days = [
            "from": audience.shortDate(months.firstBefore), "until": audience.shortDate(months.lastBefore),
            "amount": whole(before.minor),
        ]
        figure.note =
            if now.unrated > 0 {
                Text(
                    "excludes {n} deal in a currency without a rate",
                    many: "excludes {n} deals in currencies without a rate", now.unrated)
            } else if before.minor > 0 {
                Text("vs {amount}, {from} – {until}", days)
            } else {
                Text("none by this day last month")
            }
        return figure
    }

    private var worthFigure: Figure {
        let main = stock.worth.first { $0.currency == currency } ?? .zero(currency)
        let others = stock.worth.filter { $0.currency != currency }.map(audience.wholeMoney)
        var figure = Figure(name: Text("Potential value"), value: audience.wholeMoney(main), path: LeadPath.open)
        figure.note =
            others.isEmpty
            ? Text("if every open lead is won") : Text("and {amounts}", ["amounts": others.joined(separator: ", ")])
        return figure
    }

    private var loadFigure: Figure {
        var figure = Figure(name: Text("Active leads"), value: audience.number(stock.open), path: LeadPath.open)
        if seesFirm, let capacity = partner?.terms.capacity {
            figure.value = "\(audience.number(stock.open)) / \(audience.number(capacity))"
            let free = capacity - stock.open
            figure.note =
                free > 0
                ? Text("room for {n} more", many: "room for {n} more", free) : Text("at capacity")
        } else {
            figure.note = Text("{n} won so far", many: "{n} won so far", stock.won)
        }
        return figure
    }

    /// nil where the firm has no record to be ranked by.
    private func rankFigure() throws -> Figure? {
        guard partner != nil, let wishes = try PartnerRanking.wishes(of: firm.id, in: reader) else { return nil }
        var figure = Figure(name: Text("Rank"), value: "–", path: "#ranking")
        guard wishes.isRanked else {
            figure.note = Text("hidden by your ranking settings")
            return figure
        }
        guard let (place, count) = try PartnerRanking.place(of: firm.id, on: today, in: reader) else {
            figure.note = Text("after your next deal")
            return figure
        }
        figure.value = "#\(audience.number(place.rank))"
        figure.note = Text("of {n} firm", many: "of {n} firms", count)
        return figure
    }
}
