/// The number and date formats of a language, after CLDR. A table instead of Foundation's formatters: for two languages
/// it fits on a page and needs no cache or lock, while Foundation's locale data would cost 13 MB of memory and 5 ms at
/// every start. A class, so that using it copies nothing.
final class Words: Sendable {
    struct Numbers: Sendable {
        let decimalMark: StaticString
        let groupMark: StaticString
        let percentSign: StaticString
        /// `€1.00` or `1,00 €`
        let currencyStandsFirst: Bool
        let sizes: [StaticString]
    }

    struct Dates: Sendable {
        let months: [StaticString]
        let shortMonths: [StaticString]
        let weekdays: [StaticString]
        /// Patterns: `W` the weekday, `d` and `D` the day without and with a leading zero, `N` the month's number, `m`
        /// and `M` its short and its long name, `y` the year.
        let date: StaticString
        let longDate: StaticString
        let shortDate: StaticString
        let month: StaticString
    }

    struct Distances: Sendable {
        typealias Unit = (one: StaticString, many: StaticString)

        let justNow: StaticString
        let yesterday: StaticString
        let tomorrow: StaticString
        /// The words before and after a past or future time.
        let past: (before: StaticString, behind: StaticString)
        let future: (before: StaticString, behind: StaticString)
        let minute: Unit
        let hour: Unit
        let day: Unit
        let week: Unit
        let month: Unit
        let year: Unit
    }

    let numbers: Numbers
    let dates: Dates
    let distances: Distances

    private init(_ numbers: Numbers, _ dates: Dates, _ distances: Distances) {
        self.numbers = numbers
        self.dates = dates
        self.distances = distances
    }

    static func of(_ language: Language) -> Words {
        switch language {
        case .english: english
        case .german: german
        }
    }

    private static let english = Words(
        Numbers(
            decimalMark: ".", groupMark: ",", percentSign: "%", currencyStandsFirst: true,
            sizes: ["bytes", "kB", "MB", "GB", "TB"]),
        Dates(
            months: [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ],
            shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
            weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
            // Neither 1/2 nor 2/1: the month is written out.
            date: "d m y", longDate: "W, d M y", shortDate: "d m", month: "M y"),
        Distances(
            justNow: "just now", yesterday: "yesterday", tomorrow: "tomorrow", past: ("", " ago"), future: ("in ", ""),
            minute: (" minute", " minutes"), hour: (" hour", " hours"), day: (" day", " days"),
            week: (" week", " weeks"), month: (" month", " months"), year: (" year", " years")))

    private static let german = Words(
        Numbers(
            decimalMark: ",", groupMark: ".", percentSign: "\u{A0}%", currencyStandsFirst: false,
            sizes: ["Byte", "kB", "MB", "GB", "TB"]),
        Dates(
            months: [
                "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember",
            ],
            shortMonths: [
                "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
            ],
            weekdays: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
            date: "D.N.y", longDate: "W, d. M y", shortDate: "d. m", month: "M y"),
        Distances(
            justNow: "gerade eben", yesterday: "gestern", tomorrow: "morgen", past: ("vor ", ""), future: ("in ", ""),
            minute: (" Minute", " Minuten"), hour: (" Stunde", " Stunden"), day: (" Tag", " Tagen"),
            week: (" Woche", " Wochen"), month: (" Monat", " Monaten"), year: (" Jahr", " Jahren")))
}
