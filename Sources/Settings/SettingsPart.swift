package import Templates
package import Web

/// What is the company's own: name, look, currencies, working hours. Everything above reads it.
package struct SettingsPart: Part {
    package init() {}

    package func routes(_ parts: Parts) -> [SiteRoute] { SettingsPages.routes + Brand.routes }

    package let pages: [any TemplatePage.Type] = [Framed<SettingsPage>.self]

    package var actions: [AuditAction] { SettingsEvent.actions }

    package let menu = [
        MenuEntry(Text("Settings"), SettingsPath.index, "sliders", keys: "g s", in: .portal, 50, for: .admin)
    ]

    package var limits: [LimitRow] {
        [
            LimitRow(
                "Logo of the company", per: "file", "\(LimitRow.text(SettingsPages.logoLimit)) bytes",
                answer: "the page says so, nothing is kept")
        ]
    }

    package func firstSteps(_ context: Context) throws -> [FirstStep] {
        guard try context.viewer.has(.admin) else { return [] }
        let isOurs = try Settings.current(context.reader).company != Settings().company
        return [
            FirstStep(
                10, Text("Make it your own"), note: Text("Name, logo, colour, currency, time zone and e-mail sender."),
                action: isOurs ? Text("Done") : Text("Settings"), icon: "sliders", path: SettingsPath.index,
                isDone: isOurs)
        ]
    }

    package func surround(_ chrome: inout Chrome, _ visit: any Visit) {
        // What is wrong with the database is said on a page that can do without it.
        chrome.show((try? visit.read { try Settings.current($0) }) ?? Settings())
    }
}

/// What can happen to settings.
package enum SettingsEvent: String, PartEvent {
    case changed = "settings.changed"

    package var title: Text? { Text("Settings changed", as: "action") }
}

/// The data of the event: which settings have changed, as the audit log names them.
package struct SettingsChanges: Codable, Sendable {
    package let fields: [String]

    package static let timeZone = "timeZone"
}
