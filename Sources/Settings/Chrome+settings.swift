internal import Templates
internal import Web

extension Chrome {
    /// The company's name, look and legal links.
    mutating func show(_ settings: Settings) {
        company = settings.company
        logo = settings.logo.map { SettingsPath.logoFile($0) }
        darkLogo = settings.logo == nil ? nil : settings.darkLogo.map { SettingsPath.logoFile($0) }
        stylesheet = settings.accent.map { SettingsPath.style("\($0.hex.dropFirst()).css") }
        links = [
            (Text("Imprint"), settings.imprint), (Text("Privacy"), settings.privacy), (Text("Terms"), settings.terms),
        ].compactMap { label, path in path.map { FrameLink(label, $0) } }
    }
}
