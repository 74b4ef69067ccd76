package import Base

/// The reader of a page: language, time zone and the current time.
package struct Audience: Sendable {
    package let language: Language
    package let zone: TimeZone
    package let now: Timestamp
    /// The reader's day: every "3 days ago" asks for it.
    package let today: CivilDate

    package init(_ language: Language, zone: TimeZone, now: Timestamp) {
        self.language = language
        self.zone = zone
        self.now = now
        today = zone.local(now).day
    }
}

/// The formats for what is not a template: a mail's subject, a chart, a file.
extension Audience {
    package func money(_ money: Money) -> String { text { $0.append(money, .money, self) } }
    package func percent(_ rate: Rate) -> String { text { $0.append(rate, .percent, self) } }
    /// Without minor units: `€1,234`.
    package func wholeMoney(_ money: Money) -> String { text { $0.append(money, .wholeMoney, self) } }
    package func number(_ number: Int) -> String { text { $0.append(number, .number, self) } }
    package func date(_ moment: Timestamp) -> String { text { $0.append(moment, .date, self) } }
    package func date(_ day: CivilDate) -> String { text { $0.append(day, .date, self) } }
    /// `6 Feb`
    package func shortDate(_ day: CivilDate) -> String { text { $0.append(day, .shortDate, self) } }
    /// `Feb`
    package func shortMonth(_ day: CivilDate) -> String { "\(Words.of(language).dates.shortMonths[day.month - 1])" }
    package func longDate(_ day: CivilDate) -> String { text { $0.append(day, .longDate, self) } }
    /// `February 2026`
    package func month(_ day: CivilDate) -> String { text { $0.append(day, .month, self) } }
    package func dateTime(_ moment: Timestamp) -> String { text { $0.append(moment, .dateTime, self) } }
    package func ago(_ moment: Timestamp) -> String { text { $0.append(moment, .ago, self) } }

    private func text(_ write: (inout Output) -> Void) -> String {
        var output = Output()
        write(&output)
        return output.text
    }
}
