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

    let form: SettingsForm
    /// The contrast of the current colour, in words.
    let contrast: Text?
    let logo: String?
    let darkLogo: String?
    let logoProblem: Text?
    let weekStarts: [Choice]
    let days: [Day]

    init(_ form: SettingsForm, _ settings: Settings, logoProblem: Text? = nil) {
        self.form = form
        contrast = (form.accent.value ?? nil).map { accent in
            let contrasts = accent.contrasts
            return Text(
                "Text contrast: {light} on light, {dark} on dark, {button} on buttons. The minimum is 4.5.",
                [
                    "light": contrasts.light.tenths, "dark": contrasts.dark.tenths, "button": contrasts.button.tenths,
                ])
        }
        logo = settings.logo.map { SettingsPath.logoFile($0) }
        darkLogo = settings.darkLogo.map { SettingsPath.logoFile($0) }
        self.logoProblem = logoProblem
        weekStarts = Choice.all(Settings.WeekStart.allCases, chosen: form.weekStart.input) {
            ($0.rawValue, $0.title)
        }
        days = zip(form.hours, SettingsPage.weekdays).enumerated().map { index, pair in
            Day(index: index, title: pair.1, field: pair.0.view)
        }
    }

    private static let weekdays = [
        Text("Monday"), Text("Tuesday"), Text("Wednesday"), Text("Thursday"), Text("Friday"), Text("Saturday"),
        Text("Sunday"),
    ]

    static let template = "settings/index"
}

extension Double {
    /// `4.5`, rounded down, as a contrast must not be better than it is.
    fileprivate var tenths: String {
        let tenths = Int(self * 10)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
