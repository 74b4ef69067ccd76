internal import Templates

/// A short name for a browser: "Firefox on Windows".
enum DeviceName {
    /// Many browsers name others as well: those that name the most come first.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"),
        ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ]

    static func isPhone(_ agent: String) -> Bool {
        ["iPhone", "iPad", "Android"].contains { agent.contains($0) }
    }

    static func words(_ agent: String) -> Text {
        let browser = browsers.first { agent.contains($0.0) }?.1
        let system = systems.first { agent.contains($0.0) }?.1
        return switch (browser, system) {
        case (let browser?, let system?):
            Text("{browser} on {system}", ["browser": browser, "system": system])
        case (let name?, nil), (nil, let name?): Text("{name}", as: "device", ["name": name])
        case (nil, nil): Text("Unknown device")
        }
    }
}
