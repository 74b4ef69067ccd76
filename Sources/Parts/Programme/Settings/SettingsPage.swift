internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/admin/settings`.
struct SettingsPage: TemplatePage {
    struct Day: TemplateValue {
        let index: Int
        let title: Text
        let field: FieldView
    }

    let company: FieldView
    let accent: FieldView
    /// What the contrasts of the colour are that holds, in words.
    let contrast: Text?
    let logo: String?
    let darkLogo: String?
    let logoProblem: Text?
    let senderName: FieldView
    let senderAddress: FieldView
    let timeZone: FieldView
    let weekStarts: [OptionView]
    let days: [Day]
    let holidays: FieldView
    let currency: FieldView
    let otherCurrencies: FieldView
    let exchangeRates: FieldView
    let holdDays: FieldView
    let minimum: FieldView
    let attributionDays: FieldView
    let imprint: FieldView
    let privacy: FieldView
    let terms: FieldView

    init(_ form: SettingsForm, _ settings: Settings, logoProblem: Text? = nil) {
        company = form.company.view
        accent = form.accent.view
        contrast = (form.accent.value ?? nil).map { accent in
            let contrasts = accent.contrasts
            return Text(
                "Contrast of text in it: {light} on light, {dark} on dark, {button} on a button. 4.5 is needed.",
                [
                    "light": contrasts.light.tenths, "dark": contrasts.dark.tenths, "button": contrasts.button.tenths,
                ])
        }
        logo = settings.logo.map { TierPath.logoFile($0) }
        darkLogo = settings.darkLogo.map { TierPath.logoFile($0) }
        self.logoProblem = logoProblem
        senderName = form.senderName.view
        senderAddress = form.senderAddress.view
        timeZone = form.timeZone.view
        weekStarts = OptionView.all(Settings.WeekStart.allCases, chosen: form.weekStart.input) {
            ($0.rawValue, $0.title)
        }
        days = zip(form.hours, SettingsPage.weekdays).enumerated().map { index, pair in
            Day(index: index, title: pair.1, field: pair.0.view)
        }
        holidays = form.holidays.view
        currency = form.currency.view
        otherCurrencies = form.otherCurrencies.view
        exchangeRates = form.exchangeRates.view
        holdDays = form.holdDays.view
        minimum = form.minimum.view
        attributionDays = form.attributionDays.view
        imprint = form.imprint.view
        privacy = form.privacy.view
        terms = form.terms.view
    }

    private static let weekdays = [
        Text("Monday"), Text("Tuesday"), Text("Wednesday"), Text("Thursday"), Text("Friday"), Text("Saturday"),
        Text("Sunday"),
    ]

    static let template = "programme/settings"
}

extension Double {
    /// `4.5`, rounded down, as a contrast must not be better than it is.
    fileprivate var tenths: String {
        let tenths = Int(self * 10)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
