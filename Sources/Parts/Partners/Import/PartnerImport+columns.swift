internal import Base
internal import Programme
internal import Templates
internal import Web

extension PartnerImport {
    /// As people call them, in English and German.
    var columns: [ImportColumn<Draft>] {
        [
            ImportColumn(
                "name", Text("Name"), called: ["company", "firm", "partner", "firma", "firmenname", "unternehmen"],
                example: "Example Ltd", isRequired: true, as: .text(max: 120)
            ) { $1.profile.name = $0 },
            ImportColumn(
                "legal_name", Text("Legal name"), called: ["rechtlicher name", "vollständiger name"],
                example: "Example Limited", as: .text(max: 120)
            ) { $1.profile.legalName = $0 },
            ImportColumn(
                "type", Text("Type"), called: "partner type", "typ", "art", "partnertyp", "partnerart",
                example: "channel", isRequired: true
            ) { [kinds] text, draft throws(FieldProblem) in
                draft.type = text.lowercased()
                guard kinds.contains(where: { $0.type.isCalled(draft.type) }) else {
                    throw FieldProblem(Text("Unknown partner type."))
                }
            },
            ImportColumn(
                "region", Text("Region"), called: "gebiet", example: "dach", isRequired: true
            ) { [kinds] text, draft throws(FieldProblem) in
                let region = text.lowercased()
                draft.kind = kinds.first { $0.type.isCalled(draft.type) && $0.region.isCalled(region) }
                guard draft.kind != nil else { throw FieldProblem(Text("This type is not available in this region.")) }
            },
            ImportColumn(
                "country", Text("Country"), called: ["country code", "land", "ländercode", "staat"],
                example: "Germany", as: FieldRule<Country>.country
            ) { $1.profile.country = $0.code },
            ImportColumn(
                "email", Text("E-mail"), called: "e-mail", "mail", "email address", "e-mail-adresse", "mailadresse",
                example: "info@example.com", isLike: { (try? EmailAddress($0)) != nil }
            ) { text, draft throws(FieldProblem) in
                draft.profile.email = try FieldRule.email.parse(text)
            },
            ImportColumn(
                "phone", Text("Phone"), called: ["telephone", "tel", "phone number", "telefon", "telefonnummer"],
                example: "+49 30 123456", as: .phone
            ) { $1.profile.phone = $0 },
            ImportColumn(
                "website", Text("Website"), called: ["web", "url", "homepage", "domain", "webseite", "internetseite"],
                example: "www.example.com", as: .website
            ) { $1.profile.website = $0 },
            ImportColumn(
                "address", Text("Address"), called: ["adresse", "anschrift"], example: "Main Street 1",
                as: .longText(max: 400)
            ) { $1.profile.address = $0 },
            ImportColumn(
                "registration", Text("Registration number"),
                called: ["registration", "register number", "registernummer", "rera"], as: .text(max: 60)
            ) { $1.profile.registration = $0 },
            ImportColumn(
                "tags", Text("Tags"), called: ["tag", "labels", "schlagworte", "schlagwörter", "stichworte"],
                example: "gold, fair", as: .lines
            ) { $1.tags = $0 },
            ImportColumn(
                "rate", Text("Rate"), called: ["commission", "commission rate", "satz", "provision", "provisionssatz"],
                example: "12.5", as: .percent
            ) { $1.rate = $0 },
            ImportColumn(
                "capacity", Text("Capacity"), called: ["kapazität"], example: "20", as: .integer(0...100_000)
            ) { $1.capacity = $0 },
            ImportColumn("state", Text("Status"), called: "status", "zustand", example: "active") {
                text, draft throws(FieldProblem) in
                let states = [PartnerState.invited, .onboarding, .active, .paused]
                guard let state = states.first(where: { $0.rawValue == text.lowercased() }) else {
                    throw FieldProblem(Text("A firm is imported as invited, onboarding, active or paused."))
                }
                draft.state = state
            },
        ]
    }
}

extension PartnerType {
    fileprivate func isCalled(_ text: String) -> Bool { [code, name.lowercased()].contains(text) }
}

extension Region {
    fileprivate func isCalled(_ text: String) -> Bool { [code, name.lowercased()].contains(text) }
}
