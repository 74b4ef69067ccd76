import Base
import Web

@testable import Programme

/// A moment in Berlin, the time zone of these tests.
func moment(_ day: String, hour: Int = 12) -> Timestamp {
    guard let day = CivilDate(day) else { return Timestamp(milliseconds: 0) }
    return berlin.start(of: day) + .seconds(hour * 3600)
}

let berlin = TimeZone.named("Europe/Berlin") ?? .utc

func date(_ text: String) -> CivilDate {
    CivilDate(text) ?? CivilDate(daysSince1970: 0)
}

/// What was measured of a firm, for the default programme; nil is not measured.
func readings(
    leads: Int64? = nil, won: Int64? = nil, modules: Int64? = nil, rating: Int64? = nil, calls: Int64? = nil,
    days: Int64? = nil, leadsLastMonth: Int64? = nil
) -> Readings {
    let all: [(MetricLabel, Window, Int64?)] = [
        (.leadsSubmitted, .calendarMonth, leads), (.wonValue, .rolling90Days, won),
        (.modulesPassed, .lifetime, modules),
        (.clientRating, .rolling365Days, rating), (.groupCalls, .inTier, calls), (.daysInTier, .inTier, days),
    ]
    var readings = Readings()
    for (label, window, value) in all {
        readings.values[MetricUse(metric: label.code, window: window)] = value
    }
    readings.lastMonth[MetricLabel.leadsSubmitted.code] = leadsLastMonth
    return readings
}

func standing(
    _ tier: String, since: String = "2026-01-10", reviewed: String = "2026-05-01", risk: Standing.Risk? = nil,
    pin: String? = nil
) -> Standing {
    Standing(
        firm: .make(), tier: tier, since: moment(since), joined: moment("2026-01-10"), risk: risk, pin: pin,
        reviewed: date(reviewed))
}

/// Everything that the default programme asks of Elite.
let enoughForElite = readings(leads: 10, won: 10_000_000, modules: 30, rating: 470, calls: 4, days: 60)
