internal import Base
internal import Database
internal import Templates
internal import Web

/// The applications waiting for a decision.
enum ApplicationQueue {
    private static let select: SQL = """
        SELECT count(*), MIN(confirmed_at) FROM partner_applications WHERE state IN ('waiting', 'asked')
        """

    /// The number of waiting applications, and since when the oldest.
    static func figure(for audience: Audience, in reader: Reader) throws -> Figure {
        let (count, oldest) =
            try reader.first(select) { (try $0.next(Int.self), try $0.next(Timestamp?.self)) } ?? (0, nil)
        var figure = Figure(
            name: Text("Open applications"), value: audience.number(count), path: PartnerPath.applications)
        if let oldest {
            figure.note = Text("the oldest arrived {time}", ["time": audience.ago(oldest)])
            figure.tone = audience.now - oldest > .seconds(3 * 86_400) ? "danger" : ""
        } else {
            figure.note = Text("none waiting")
        }
        return figure
    }
}
