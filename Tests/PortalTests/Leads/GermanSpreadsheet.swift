import Base

/// A spreadsheet as a German sales office has it: a mark, semicolons, amounts in many hands, short forms of countries,
/// gaps, and a few rows that are truly bad.
enum GermanSpreadsheet {
    static let rows = 2_999
    /// Rows without a name or without a way to reach anybody: every 149th.
    static let bad = rows / 149

    private static let amounts = [
        "12.400,00 €", "EUR 8.000", "-", "k.A.", "1.250,50", "", "3.000,-", "€ 950", "15.000", "2.100.000,00 EUR",
    ]
    private static let countries = ["BRD", "Deutschland", "D", "DE", "Österreich", "A", "Schweiz", "Germany", "", "CH"]
    private static let phones = ["030 123%", "+49 (0)89 / 55%-0", "k.A.", "0171-44%", "abc", "Tel. 0221 98%", "-"]
    private static let days = ["31.01.2026", "01.02.26", "", "2026-02-03", "k. A."]

    static var text: String {
        var lines = [
            "Firma;Ansprechpartner;E-Mail-Adresse;Telefon;Land;Ort;Auftragswert;Status;Schlagworte;Datum;Bemerkung"
        ]
        for number in 1...rows {
            let phone = phones[number % phones.count].split(separator: "%", omittingEmptySubsequences: false)
                .joined(separator: "\(10_000 + number)")
            let isBad = number.isMultiple(of: 149)
            let company = isBad && number.isMultiple(of: 2) ? "" : "Müller & Söhne \(number) GmbH"
            lines.append(
                [
                    company, company.isEmpty ? "k.A." : "Jörg Größmann", isBad && !company.isEmpty ? "-" : mail(number),
                    isBad ? "k.A." : phone, countries[number % countries.count], "Köln",
                    amounts[number % amounts.count], number.isMultiple(of: 3) ? "Kontaktiert" : "Neu", "messe, 2026",
                    days[number % days.count], number.isMultiple(of: 5) ? "\"Größe: \"\"M\"\"; dringend\"" : "",
                ].joined(separator: ";"))
        }
        return "\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func mail(_ number: Int) -> String { "einkauf@mueller\(number).example" }
}
