internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// All settings that are typed; the logos have forms of their own.
struct SettingsForm {
    var company: Field<String>
    var accent: Field<Accent?>
    var senderName: Field<String>
    var senderAddress: Field<EmailAddress?>
    var timeZone: Field<String>
    var weekStart: Field<Settings.WeekStart>
    var hours: [Field<Settings.Hours?>]
    var holidays: Field<[Settings.Holiday]>
    var currency: Field<Currency>
    var otherCurrencies: Field<[Currency]>
    var exchangeRates: Field<[ExchangeRate]>
    var holdDays: Field<Int>
    var minimum: Field<Int64>
    var attributionDays: Field<Int>
    var imprint: Field<String?>
    var privacy: Field<String?>
    var terms: Field<String?>

    init(_ settings: Settings, for reader: Audience) {
        company = Field("company", .text(max: 60), settings.company)
        accent = Field("accent", .optional(.accent), .some(settings.accent))
        senderName = Field("sender_name", .text(max: 60), settings.senderName)
        senderAddress = Field(
            "sender_address", .optional(.mail), .some(settings.senderAddress.flatMap { try? EmailAddress($0) }))
        timeZone = Field("time_zone", .zone, settings.timeZone)
        weekStart = Field("week_start", .weekStart, settings.weekStart)
        hours = settings.workingHours.enumerated().map { Field("hours-\($0)", .optional(.hours), .some($1)) }
        holidays = Field("holidays", .lines(Settings.Holiday.init(line:), \.line), settings.holidays)
        currency = Field("currency", .currency, settings.currency)
        otherCurrencies = Field("other_currencies", .currencies, settings.otherCurrencies)
        exchangeRates = Field("exchange_rates", .lines(ExchangeRate.init(line:), \.line), settings.exchangeRates)
        holdDays = Field("hold_days", .integer(0...365), settings.holdDays)
        minimum = Field("minimum_payout", .minor(Amounts(reader, settings.currency)), settings.minimumPayout)
        attributionDays = Field("attribution_days", .integer(1...730), settings.attributionDays)
        imprint = Field("imprint", .optional(.link), .some(settings.imprint))
        privacy = Field("privacy", .optional(.link), .some(settings.privacy))
        terms = Field("terms", .optional(.link), .some(settings.terms))
    }

    init(_ sent: FormFields, from reader: Audience) {
        company = Field("company", .text(max: 60), sent)
        accent = Field("accent", .optional(.accent), sent)
        senderName = Field("sender_name", .text(max: 60), sent)
        senderAddress = Field("sender_address", .optional(.mail), sent)
        timeZone = Field("time_zone", .zone, sent)
        weekStart = Field("week_start", .weekStart, sent)
        hours = (0..<7).map { Field("hours-\($0)", .optional(.hours), sent) }
        holidays = Field("holidays", .lines(Settings.Holiday.init(line:), \.line), sent)
        currency = Field("currency", .currency, sent)
        otherCurrencies = Field("other_currencies", .currencies, sent)
        exchangeRates = Field("exchange_rates", .lines(ExchangeRate.init(line:), \.line), sent)
        holdDays = Field("hold_days", .integer(0...365), sent)
        minimum = Field("minimum_payout", .minor(Amounts(reader, currency.value ?? .eur)), sent)
        attributionDays = Field("attribution_days", .integer(1...730), sent)
        imprint = Field("imprint", .optional(.link), sent)
        privacy = Field("privacy", .optional(.link), sent)
        terms = Field("terms", .optional(.link), sent)
        if let accent = accent.value ?? nil, !accent.isLegible {
            self.accent.reject(Text("Nothing that could be read can be made from this colour."))
        }
    }

    /// Nil where something is wrong.
    func applied(to settings: Settings) -> Settings? {
        let hours = hours.compactMap(\.value)
        guard let company = company.value, let accent = accent.value, let senderName = senderName.value,
            let senderAddress = senderAddress.value, let timeZone = timeZone.value, let weekStart = weekStart.value,
            let holidays = holidays.value, let currency = currency.value, let otherCurrencies = otherCurrencies.value,
            let exchangeRates = exchangeRates.value, let holdDays = holdDays.value, let minimum = minimum.value,
            let attributionDays = attributionDays.value, let imprint = imprint.value, let privacy = privacy.value,
            let terms = terms.value, hours.count == 7
        else { return nil }
        var settings = settings
        settings.company = company
        settings.accent = accent
        settings.senderName = senderName
        settings.senderAddress = senderAddress?.text
        settings.timeZone = timeZone
        settings.weekStart = weekStart
        settings.workingHours = hours
        settings.holidays = holidays.sorted { $0.day < $1.day }
        settings.currency = currency
        settings.otherCurrencies = otherCurrencies.filter { $0 != currency }
        settings.exchangeRates = exchangeRates.sorted { ($0.currency.code, $1.day) < ($1.currency.code, $0.day) }
        settings.holdDays = holdDays
        settings.minimumPayout = minimum
        settings.attributionDays = attributionDays
        settings.imprint = imprint
        settings.privacy = privacy
        settings.terms = terms
        return settings
    }
}
