internal import Templates

/// The home towns of demo people.
struct DemoPlace: Sendable {
    let city: String
    let country: String
    let dialling: String
    let zone: String
    let language: Language

    static let all: [String: DemoPlace] = Dictionary(
        uniqueKeysWithValues: [
            DemoPlace(city: "Hamburg", country: "DE", dialling: "+49 40", zone: "Europe/Berlin", language: .german),
            DemoPlace(city: "Köln", country: "DE", dialling: "+49 221", zone: "Europe/Berlin", language: .german),
            DemoPlace(city: "München", country: "DE", dialling: "+49 89", zone: "Europe/Berlin", language: .german),
            DemoPlace(city: "Leipzig", country: "DE", dialling: "+49 341", zone: "Europe/Berlin", language: .german),
            DemoPlace(city: "Wien", country: "AT", dialling: "+43 1", zone: "Europe/Vienna", language: .german),
            DemoPlace(city: "Zürich", country: "CH", dialling: "+41 44", zone: "Europe/Zurich", language: .german),
            DemoPlace(city: "London", country: "GB", dialling: "+44 20", zone: "Europe/London", language: .english),
            DemoPlace(city: "Leeds", country: "GB", dialling: "+44 113", zone: "Europe/London", language: .english),
            DemoPlace(city: "Dublin", country: "IE", dialling: "+353 1", zone: "Europe/Dublin", language: .english),
            DemoPlace(city: "Dubai", country: "AE", dialling: "+971 4", zone: "Asia/Dubai", language: .english),
            DemoPlace(city: "Mumbai", country: "IN", dialling: "+91 22", zone: "Asia/Kolkata", language: .english),
            DemoPlace(city: "Pune", country: "IN", dialling: "+91 20", zone: "Asia/Kolkata", language: .english),
        ].map { ($0.city, $0) })

    static func named(_ city: String) throws -> DemoPlace {
        guard let place = all[city] else { throw DemoError.noPlace(city) }
        return place
    }
}
