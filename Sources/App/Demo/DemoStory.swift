internal import Base
internal import Database
internal import Web

/// Collects everything that happened, sorts it by time, and replays it through the same functions that people use, so
/// that totals, history, search and standings are consistent.
struct DemoStory {
    typealias Deed = (Writer, Timestamp) throws -> Void

    /// Nothing happens after it.
    let now: Timestamp
    let parts: Parts
    private var deeds: [(at: Timestamp, deed: Deed)] = []

    init(until now: Timestamp, _ parts: Parts) {
        self.now = now
        self.parts = parts
    }

    mutating func add(at moment: Timestamp, _ deed: @escaping Deed) {
        guard moment <= now else { return }
        deeds.append((moment, deed))
    }

    /// Ids bear the moments.
    func tell(_ ids: IDScript, in writer: Writer) throws {
        let order = deeds.indices.sorted { (deeds[$0].at, $0) < (deeds[$1].at, $1) }
        for index in order {
            let (moment, deed) = deeds[index]
            ids.set(moment)
            try deed(writer, moment)
        }
    }
}

/// The days and hours that people of a place work.
struct DemoClock: Sendable {
    let zone: TimeZone

    /// So many days later, at some time of a working day.
    func time(_ days: Int, after moment: Timestamp, using random: inout SeededRandom) -> Timestamp {
        time(on: zone.local(moment).day.adding(days), using: &random)
    }

    func time(on day: CivilDate, using random: inout SeededRandom) -> Timestamp {
        let weekday = day.weekday
        let workday = day.adding(weekday == 6 ? 2 : weekday == 0 ? 1 : 0)
        return zone.start(of: workday) + .seconds(random.number(8 * 3_600 + 900...17 * 3_600 + 2_400))
    }
}
