internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// All settings that are typed; the logos have forms of their own.
struct SettingsForm: FieldForm {
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

    /// As they were sent, else as they are.
    init(_ sent: FormFields?, else known: Settings, for reader: Audience) {
        company = Field("company", .text(max: 60), sent, else: known.company)
        accent = Field("accent", .optional(.accent), sent, else: .some(known.accent))
        senderName = Field("sender_name", .text(max: 60), sent, else: known.senderName)
        senderAddress = Field(
            "sender_address", .optional(.mail), sent,
            else: .some(known.senderAddress.flatMap { try? EmailAddress($0) }))
        timeZone = Field("time_zone", .zone, sent, else: known.timeZone)
        weekStart = Field("week_start", .weekStart, sent, else: known.weekStart)
        hours = (0..<7).map { day in
            let known = known.workingHours.indices.contains(day) ? known.workingHours[day] : nil
            return Field("hours-\(day)", .optional(.hours), sent, else: .some(known))
        }
        holidays = Field("holidays", .lines(Settings.Holiday.init(line:), \.line), sent, else: known.holidays)
        currency = Field("currency", .currency, sent, else: known.currency)
        otherCurrencies = Field("other_currencies", .currencies, sent, else: known.otherCurrencies)
        exchangeRates = Field(
            "exchange_rates", .lines(ExchangeRate.init(line:), \.line), sent, else: known.exchangeRates)
        holdDays = Field("hold_days", .integer(0...365), sent, else: known.holdDays)
        minimum = Field(
            "minimum_payout", .minor(Amounts(reader, currency.value ?? .eur)), sent, else: known.minimumPayout)
        attributionDays = Field("attribution_days", .integer(1...730), sent, else: known.attributionDays)
        imprint = Field("imprint", .optional(.link), sent, else: .some(known.imprint))
        privacy = Field("privacy", .optional(.link), sent, else: .some(known.privacy))
        terms = Field("terms", .optional(.link), sent, else: .some(known.terms))
        guard sent != nil else { return }
        if let accent = accent.value ?? nil, !accent.isLegible {
            self.accent.reject(Text("Text in this colour would be hard to read."))
        }
    }

    /// Nil where something is wrong.
    func applied(to settings: Settings) -> Settings? {
        filled {
            var settings = settings
            settings.company = try company.get()
            settings.accent = try accent.get()
            settings.senderName = try senderName.get()
            settings.senderAddress = try senderAddress.get()?.text
            settings.timeZone = try timeZone.get()
            settings.weekStart = try weekStart.get()
            settings.workingHours = try hours.map { try $0.get() }
            settings.holidays = try holidays.get().sorted { $0.day < $1.day }
            settings.currency = try currency.get()
            settings.otherCurrencies = try otherCurrencies.get().filter { $0 != settings.currency }
            settings.exchangeRates = try exchangeRates.get().sorted {
                ($0.currency.code, $1.day) < ($1.currency.code, $0.day)
            }
            settings.holdDays = try holdDays.get()
            settings.minimumPayout = try minimum.get()
            settings.attributionDays = try attributionDays.get()
            settings.imprint = try imprint.get()
            settings.privacy = try privacy.get()
            settings.terms = try terms.get()
            return settings
        }
    }
}
