internal import Base
internal import Templates
internal import Web

extension LeadImport {
    /// As people call them, in English and German.
    var columns: [ImportColumn<Draft>] {
        [
            ImportColumn(
                "company", Text("Company"),
                called: [
                    "firm", "organisation", "organization", "account", "firma", "unternehmen", "firmenname", "kunde",
                    "betrieb", "customer", "client",
                ], example: "Bergmann GmbH", as: .line
            ) { $1.lead.contact.company = $0 },
            ImportColumn(
                "name", Text("Contact name"),
                called: [
                    "contact", "full name", "contact person", "kontakt", "ansprechpartner", "ansprechpartnerin",
                    "kontaktname", "kontaktperson", "vollständiger name",
                ], example: "Katharina Berg", as: .line
            ) { $1.lead.contact.name = $0 },
            ImportColumn("first_name", Text("First name"), called: ["given name", "vorname"], as: .line) {
                $1.firstName = $0
            },
            ImportColumn("last_name", Text("Last name"), called: ["surname", "family name", "nachname"], as: .line) {
                $1.lastName = $0
            },
            ImportColumn(
                "email", Text("E-mail"), called: "e-mail", "mail", "email address", "e-mail-adresse", "mailadresse",
                example: "k.berg@bergmann.example", isLike: { (try? EmailAddress($0)) != nil }
            ) { text, draft throws(FieldProblem) in
                draft.lead.contact.email = try FieldRule.email.parse(text)
            },
            ImportColumn(
                "phone", Text("Phone"),
                called: [
                    "telephone", "tel", "mobile", "phone number", "telefon", "telefonnummer", "handy", "mobil",
                    "rufnummer",
                ], example: "+49 30 123456", as: .phone
            ) { $1.lead.contact.phone = $0 },
            ImportColumn(
                "website", Text("Website"), called: ["web", "url", "homepage", "domain", "webseite", "internetseite"],
                example: "bergmann.example", as: .line
            ) { $1.lead.contact.website = $0 },
            ImportColumn(
                "country", Text("Country"), called: ["country code", "land", "ländercode", "staat"], example: "DE",
                as: FieldRule<Country>.country
            ) { $1.lead.contact.country = $0.code },
            ImportColumn(
                "city", Text("City"), called: ["town", "stadt", "ort", "wohnort"], example: "Berlin", as: .line
            ) { $1.lead.contact.city = $0 },
            ImportColumn("currency", Text("Currency"), called: "währung", example: "EUR") {
                text, draft throws(FieldProblem) in
                guard let currency = Currency(text.uppercased()) ?? TypedAmount("1 \(text)")?.currency else {
                    throw FieldProblem(Text("A currency has three letters, such as EUR."))
                }
                draft.currency = currency
            },
            ImportColumn(
                "value", Text("Estimated value"), called: "amount", "deal value", "volume", "revenue", "wert",
                "geschätzter wert", "betrag", "auftragswert", "auftragsvolumen", "volumen", "umsatz", "summe",
                example: "12400.50", isLike: { TypedAmount($0)?.currency != nil }
            ) { [style] text, draft throws(FieldProblem) in
                draft.lead.value = try FieldRule.amount.parse(text).money(draft.currency, style)
            },
            ImportColumn(
                "tags", Text("Tags"), called: ["tag", "labels", "schlagworte", "schlagwörter", "stichworte"],
                example: "fair, spring", as: .text(max: 400)
            ) { $1.lead.tags = Tags.typed($0) },
            ImportColumn("stage", Text("Stage"), called: "status", "phase", "stufe", example: "Contacted") {
                [stages] text, draft throws(FieldProblem) in
                draft.stage = try Self.stage(text, of: stages)
            },
            ImportColumn(
                "owner", Text("Owner, by name or e-mail"), called: "assigned to", "responsible", "zuständig",
                "bearbeiter", "betreuer", "verantwortlich"
            ) { [colleagues] text, draft throws(FieldProblem) in
                let name = text.lowercased()
                let found = colleagues.first { $0.name.lowercased() == name || $0.email.text.lowercased() == name }
                guard let found else { throw FieldProblem(Text("No colleague has this name or e-mail address.")) }
                draft.lead.owner = found.id
            },
            ImportColumn(
                "next_action", Text("Next action"), called: ["task", "to do", "nächster schritt", "aufgabe"],
                example: "Call", as: .text(max: 200)
            ) { $1.task = $0 },
            ImportColumn(
                "next_action_on", Text("Day of the next action"),
                called: [
                    "due", "due date", "follow up", "fällig", "fällig am", "wiedervorlage", "termin",
                    "tag des nächsten schritts",
                ],
                example: "2026-12-31", as: .day(style)
            ) { $1.taskDay = $0 },
            ImportColumn(
                "note", Text("Note"),
                called: [
                    "notes", "comment", "comments", "notiz", "notizen", "anmerkung", "anmerkungen",
                    "bemerkung", "bemerkungen", "kommentar",
                ],
                example: "Met at the fair", as: .longText(max: 4_000)
            ) { $1.note = $0 },
            ImportColumn(
                "note_on", Text("Day of the note or last contact"),
                called: [
                    "date", "last contact", "datum", "letzter kontakt", "kontakt am",
                    "tag der notiz oder des letzten kontakts",
                ], example: "2026-01-31",
                as: .day(style)
            ) { $1.day = $0 },
        ]
    }

    /// A closed stage needs more than a word: such a lead stays open.
    private static func stage(_ text: String, of stages: LeadStages) throws(FieldProblem) -> Lead.Stage {
        let name = text.lowercased()
        let german = [
            "neu": "new", "kontaktiert": "contacted", "qualifiziert": "qualified", "angebot": "proposal",
            "gewonnen": "won", "verloren": "lost",
        ]
        let found = stages.all.first { $0.code == name || $0.name.lowercased() == name || $0.code == german[name] }
        guard let found else { throw FieldProblem(Text("There is no stage of this name.")) }
        guard found.kind == .open else {
            throw FieldProblem(Text("Leads are imported as open. Close it in Portico, with its value or reason."))
        }
        return found
    }
}

extension FieldRule where Value == String {
    /// One line of a cell that may have several.
    fileprivate static var line: FieldRule {
        FieldRule(
            limit: 200,
            parse: { input throws(FieldProblem) in
                try FieldRule.text(max: 200).parse(input.split(whereSeparator: \.isNewline).joined(separator: " "))
            }, format: { $0 })
    }
}
