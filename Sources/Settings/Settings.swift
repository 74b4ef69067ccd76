package import Base
package import Database
package import Templates

/// The settings of the programme besides the rules.
package struct Settings: Equatable, Sendable {
    package enum WeekStart: String, Codable, CaseIterable, Sendable {
        case monday, sunday, saturday
    }

    /// Free for all of the company: support clocks stand still.
    package struct Holiday: Codable, Equatable, Sendable {
        package let day: CivilDate
        package let name: String

        package init(_ day: CivilDate, _ name: String) {
            self.day = day
            self.name = name
        }
    }

    /// From and to, in minutes after midnight.
    package struct Hours: Codable, Equatable, Sendable {
        package let from: Int
        package let to: Int

        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    package var company = "Portico"
    /// The hashes of the logos, which stand in their addresses; the dark one is for dark pages.
    package var logo: String?
    package var darkLogo: String?
    /// The one colour, as `#00707e`; nil for Portico's own.
    package var accent: Accent?
    package var senderName = "Portico"
    /// nil: as the mail server is set up.
    package var senderAddress: String?
    package var timeZone = "Europe/Berlin"
    package var weekStart = WeekStart.monday
    /// The currency that totals are shown in and requirements are measured in.
    package var currency = Currency.eur
    /// The others that deals and payouts may be in.
    package var otherCurrencies: [Currency] = [.usd]
    package var exchangeRates: [ExchangeRate] = []
    /// From Monday to Sunday; nil: closed.
    package var workingHours: [Hours?] = Array(repeating: Hours(from: 9 * 60, to: 17 * 60), count: 5) + [nil, nil]
    package var holidays: [Holiday] = []
    package var imprint: String?
    package var privacy: String?
    package var terms: String?
    /// Days before a commission can be paid out.
    package var holdDays = 30
    /// The least that is paid out, in minor units of the programme's currency.
    package var minimumPayout: Int64 = 50_00
    /// Days after a click within which a lead counts for the link.
    package var attributionDays = 90

    package init() {}

    package var zone: TimeZone { TimeZone.named(timeZone) ?? .utc }
    package var currencies: [Currency] { [currency] + otherCurrencies.filter { $0 != currency } }
    package var minimum: Money { Money(minor: minimumPayout, currency) }

    /// As they are just now.
    package static func current(_ reader: Reader) throws -> Settings {
        try SettingsStore.current(reader)
    }
}

extension Settings.WeekStart {
    package var title: Text {
        switch self {
        case .monday: Text("Monday")
        case .sunday: Text("Sunday")
        case .saturday: Text("Saturday")
        }
    }

    /// 0 is Sunday, as in `CivilDate.weekday`.
    package var weekday: Int {
        switch self {
        case .sunday: 0
        case .monday: 1
        case .saturday: 6
        }
    }
}

/// A document stored by an older version lacks newer settings: they have their defaults.
extension Settings: Codable {
    private enum CodingKeys: String, CodingKey {
        case company, logo, darkLogo, accent, senderName, senderAddress, timeZone, weekStart, currency, otherCurrencies
        case exchangeRates, workingHours, holidays, imprint, privacy, terms, holdDays, minimumPayout, attributionDays
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ value: inout Value) throws {
            if let found = try container.decodeIfPresent(Value.self, forKey: key) { value = found }
        }
        self.init()
        try read(.company, &company)
        try read(.logo, &logo)
        try read(.darkLogo, &darkLogo)
        try read(.accent, &accent)
        try read(.senderName, &senderName)
        try read(.senderAddress, &senderAddress)
        try read(.timeZone, &timeZone)
        try read(.weekStart, &weekStart)
        try read(.currency, &currency)
        try read(.otherCurrencies, &otherCurrencies)
        try read(.exchangeRates, &exchangeRates)
        try read(.workingHours, &workingHours)
        try read(.holidays, &holidays)
        try read(.imprint, &imprint)
        try read(.privacy, &privacy)
        try read(.terms, &terms)
        try read(.holdDays, &holdDays)
        try read(.minimumPayout, &minimumPayout)
        try read(.attributionDays, &attributionDays)
    }
}
