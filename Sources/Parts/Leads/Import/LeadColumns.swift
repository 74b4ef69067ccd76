internal import Base
package import Templates
package import Web

/// Which column of a file means what.
package struct LeadColumns: Codable, Equatable, Sendable {
    package enum Field: String, CaseIterable, Sendable {
        case company, name, email, phone, website, country, city, value, currency, tags, note

        package var title: Text {
            switch self {
            case .company: Text("Company")
            case .name: Text("Contact name")
            case .email: Text("E-mail")
            case .phone: Text("Phone")
            case .website: Text("Website")
            case .country: Text("Country, by code or name")
            case .city: Text("City")
            case .value: Text("Estimated value")
            case .currency: Text("Currency")
            case .tags: Text("Tags, with semicolons between")
            case .note: Text("Note")
            }
        }

        /// What people call such a column.
        fileprivate var spellings: Set<String> {
            switch self {
            case .company: ["company", "firm", "organisation", "organization", "account", "firma", "unternehmen"]
            case .name: ["name", "contact", "contact name", "full name", "kontakt", "ansprechpartner", "kontaktname"]
            case .email: ["email", "e-mail", "mail", "email address", "e-mail address", "e-mail-adresse"]
            case .phone: ["phone", "telephone", "tel", "mobile", "phone number", "telefon", "telefonnummer", "handy"]
            case .website: ["website", "web", "url", "homepage", "domain", "webseite", "internetseite"]
            case .country: ["country", "country code", "land", "ländercode"]
            case .city: ["city", "town", "stadt", "ort"]
            case .value: ["value", "estimated value", "amount", "deal value", "wert", "geschätzter wert", "betrag"]
            case .currency: ["currency", "währung"]
            case .tags: ["tags", "tag", "labels", "schlagworte", "schlagwörter"]
            case .note: ["note", "notes", "comment", "comments", "notiz", "notizen", "bemerkung", "kommentar"]
            }
        }
    }

    /// The name of the column, by the field.
    private var names: [String: String]

    package subscript(field: Field) -> String? {
        get { names[field.rawValue] }
        set { names[field.rawValue] = newValue }
    }

    package init() {
        names = [:]
    }

    /// As the names of the columns let one think.
    package init(guessing columns: [String]) {
        names = [:]
        for field in Field.allCases {
            self[field] = columns.first(where: field.spellings.contains)
        }
    }

    /// An empty file with all columns, to be filled in.
    package static func template(in language: Language) -> CSV {
        var csv = CSV(language)
        csv.add(Field.allCases.map(\.rawValue))
        csv.add([
            "Bergmann GmbH", "Katharina Berg", "k.berg@bergmann.example", "+49 30 123456", "bergmann.example", "DE",
            "Berlin", "12400", "EUR", "fair;spring", "Met at the fair",
        ])
        return csv
    }

    /// What a row says, or why it cannot be read.
    func draft(
        of row: CSVTable.Row, currency standard: Currency
    ) throws(LeadImportReason) -> (draft: Lead.Draft, note: String) {
        func cell(_ field: Field) -> String? {
            guard let text = self[field].map({ row[$0] }), !text.isEmpty else { return nil }
            return String(text.prefix(field == .note ? 4_000 : 200))
        }
        var contact = Lead.Contact(name: cell(.name) ?? "", company: cell(.company) ?? "")
        if let text = cell(.email) {
            guard let email = try? EmailAddress(text) else { throw .noAddress }
            contact.email = email
        }
        contact.phone = cell(.phone)
        contact.website = cell(.website)
        contact.city = cell(.city)
        if let text = cell(.country) {
            guard let country = Country.named(text) else { throw .noCountry }
            contact.country = country.code
        }
        guard !contact.title.isEmpty else { throw .noName }
        guard contact.isEnough else { throw .noWay }
        var draft = Lead.Draft(contact: contact)
        draft.value = try value(cell(.value), cell(.currency), standard)
        draft.tags = cell(.tags)?.split(whereSeparator: { ";|".contains($0) }).map(String.init) ?? []
        return (draft, cell(.note) ?? "")
    }

    private func value(_ text: String?, _ code: String?, _ standard: Currency) throws(LeadImportReason) -> Money? {
        guard let text else { return nil }
        guard let currency = code.map({ Currency($0.uppercased()) }) ?? standard else {
            throw .noCurrency
        }
        guard let value = Money(text, currency), value.minor >= 0 else { throw .noAmount }
        return value
    }
}
