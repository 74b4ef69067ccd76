import Base
import Testing

@testable import Leads

/// Pairs of spellings, and whether they are one.
@Suite struct LeadKeyTests {
    @Test(
        "addresses that lead to one mailbox are one",
        arguments: [
            ("anna@weber.example", "Anna@Weber.Example", true), ("anna+news@weber.example", "anna@weber.example", true),
            ("an.na@gmail.com", "anna@gmail.com", true), ("a.n.n.a+x@gmail.com", "anna@googlemail.com", true),
            ("an.na@weber.example", "anna@weber.example", false), ("anna@weber.example", "anna@weber.test", false),
            ("an.na@outlook.com", "anna@outlook.com", false), ("anna+a@outlook.com", "ANNA+b@outlook.com", true),
            ("anna-news@weber.example", "anna@weber.example", false),
            ("info@müller.example", "info@xn--mller-kva.example", true),
            ("+@weber.example", "anna@weber.example", false),
        ])
    func emails(left: String, right: String, isOne: Bool) throws {
        let (left, right) = (PlainEmail.of(try EmailAddress(left)), PlainEmail.of(try EmailAddress(right)))
        #expect((left == right) == isOne, "\(left) \(right)")
    }

    @Test(
        "numbers are one however they are written",
        arguments: [
            ("030 123456", "DE", "+49 30 123456", true), ("0049 30 123456", "DE", "+4930123456", true),
            ("+49 (0)30 / 12 34-56", "DE", "030123456", true), ("+49 030 123456", "DE", "030 123456", true),
            ("49 30 1234567890", "DE", "030 1234567890", true), ("030 123456", "AT", "+4330123456", true),
            ("030 123456", "DE", "030 123457", false), ("030 123456 ext. 12", "DE", "030 123456", true),
            ("030 123456 x12", "DE", "030 123456", true), ("07700 900123", "GB", "+44 7700 900123", true),
            ("(212) 555-0123", "US", "+1 212 555 0123", true), ("1 212 555 0123", "US", "+1 212 555 0123", true),
            ("06 1234 5678", "IT", "+39 06 1234 5678", true), ("06 1234 5678", "IT", "+39 6 1234 5678", false),
            ("612 34 56 78", "ES", "+34612345678", true), ("098765 43210", "IN", "+91 98765 43210", true),
            ("050 123 4567", "AE", "+971 50 123 4567", true), ("079 123 45 67", "CH", "0041 79 123 45 67", true),
            ("06 20 123 4567", "HU", "+36 20 123 4567", true),
        ])
    func phones(left: String, country: String, right: String, isOne: Bool) {
        let (left, right) = (PlainPhone.of(left, in: country), PlainPhone.of(right, in: country))
        #expect(left != nil)
        #expect((left == right) == isOne, "\(left ?? "") \(right ?? "")")
    }

    @Test(
        "what is no number is none",
        arguments: [("", "DE"), ("12", "DE"), ("call me", "DE"), ("030 123456", "XX"), ("+1234567890123456", "DE")])
    func noPhones(text: String, country: String) {
        #expect(PlainPhone.of(text, in: country) == nil)
    }

    @Test(
        "a lead's domain is that of its page, else of its address, and none where many have theirs",
        arguments: [
            ("https://www.weber.example/about?x=1", "a@mail.lang.example", "weber.example"),
            (nil, "a@mail.weber.co.uk", "weber.co.uk"), ("facebook.com/weber", "a@weber.example", "weber.example"),
            ("facebook.com/weber", "a@web.de", nil), ("not a page", "a@gmx.at", nil), (nil, "a@hotmail.co.uk", nil),
        ] as [(String?, String, String?)])
    func domains(website: String?, email: String, domain: String?) throws {
        let contact = Lead.Contact(name: "Anna", email: try EmailAddress(email), website: website)
        let keys = LeadKey.keys(of: contact, country: "DE").filter { $0.kind == .domain }
        #expect(keys.map(\.value) == [domain].compactMap(\.self))
    }

    @Test(
        "names are one without legal form, accents, blanks and signs",
        arguments: [
            ("Müller GmbH", "Mueller GmbH", true), ("Müller GmbH", "Muller", true), ("MÜLLER", "müller gmbh", true),
            ("Mu\u{308}ller", "Müller", true), ("Bergmann & Söhne GmbH & Co. KG", "Bergmann und Soehne", true),
            ("Blue Harbour Ltd.", "Blue Harbour Limited", true), ("Blue Harbour, Inc.", "Blue-Harbour", true),
            ("Société Générale S.A.", "Societe Generale", true), ("Acme S. A. R. L.", "ACME SARL", true),
            ("Acme G.m.b.H.", "Acme", true), ("Łódź Sp. z o.o.", "Lodz", true), ("Ørsted A/S", "Orsted", true),
            ("Straßenbau AG", "Strassenbau", true), ("The Coffee Company LLC", "Coffee", true),
            ("O'Neill Plc", "ONeill", true), ("Firma Huber e.K.", "Huber", true), ("Weber Bau", "Weberbau", true),
            ("Acme Pvt. Ltd.", "Acme Private Limited", true), ("Bergmann", "Talmann", false),
            ("Müller Bau", "Müller Holz", false), ("Weber 1", "Weber 2", false),
        ])
    func names(left: String, right: String, isOne: Bool) {
        #expect((PlainName.of(left) == PlainName.of(right)) == isOne, "\(PlainName.of(left) ?? "nothing")")
    }

    @Test(
        "names that differ by a slip of the finger are nearly one",
        arguments: [
            ("Bergmann", "Bergman", true), ("Bergmann Immobilien", "Bergman Immobilien", true),
            ("Harbour Properties", "Harbor Properties", true), ("Schneider Logistik", "Schnieder Logistik", true),
            ("Donaudampfschifffahrt", "Donaudampfschiffahrt", true), ("Bergmann", "Talmann", false),
            ("Weber", "Webar", false), ("Lager 12 Hamburg", "Lager 13 Hamburg", false),
            ("Schneider Logistik", "Schuster Logistik", false),
            ("Featherstone Rechtsanwälte", "Fetherstone Rechtsanwälte", true),
            ("Bergmann Rechtsanwälte", "Rechtsanwälte Bergman", true), ("Kowalski Group", "Kowalsky Group", true),
            ("Maier Immobilien", "Meier Immobilien", true), ("Vogt Bauunternehmung", "Vogt Bauunternehmung 2", false),
            ("Weber Bauunternehmung Leipzig", "Weber Bauunternehmung Leipsig", true),
        ])
    func near(left: String, right: String, isNear: Bool) throws {
        let names = try [left, right].map { try #require(PlainName.of($0)) }
        guard let first = NameParts(names[0]), let second = NameParts(names[1]) else {
            #expect(!isNear)
            return
        }
        #expect(first.isAlike(names[1]) == isNear)
        #expect(second.isAlike(names[0]) == isNear)
        // Whichever of the parts are looked for, one of them is kept of the other name.
        if isNear {
            let shared = Set(first.own).intersection(second.own)
            #expect(shared.count > first.own.count - first.telling)
        }
    }

    @Test(
        "the words of a trade alone make no two firms near",
        arguments: [
            ("Schmidt Rechtsanwälte", "Schulz Rechtsanwälte"), ("Huber Rechtsanwälte", "Weber Rechtsanwälte"),
            ("Rechtsanwälte Lang", "Rechtsanwälte Kurz"), ("Kanzlei Dr. Roth", "Kanzlei Dr. Moser"),
            ("Berger Immobilien", "Bender Immobilien"), ("Lang Immobilien", "Kern Immobilien"),
            ("Immobilien Nord", "Immobilien Süd"), ("Alpha Immobilien Group", "Delta Immobilien Group"),
            ("North Property Group", "South Property Group"), ("Atlas Group", "Apex Group"),
            ("Hansen Hochbau", "Jansen Tiefbau"), ("Kraft Bau", "Graf Bau"), ("Weber Bau", "Huber Bau"),
            ("Keller Bauunternehmung", "Kaiser Bauunternehmung"), ("Hof Steuerberater", "Horn Steuerberater"),
            ("Vogt Unternehmensberatung", "Voss Unternehmensberatung"), ("Pohl Versicherungen", "Graf Versicherungen"),
            ("Khan Real Estate Brokers", "Shah Real Estate Brokers"), ("Iyer Consulting", "Mehta Consulting"),
            ("Dalton Logistics Solutions", "Barlow Logistics Solutions"), ("Sun Energy", "Star Energy"),
            ("Müller Elektrotechnik", "Möller Haustechnik"), ("Blue Consulting Partners", "Grey Consulting Partners"),
            ("Oak Property Management", "Elm Property Management"), ("Adler Apotheke", "Engel Apotheke"),
        ])
    func trades(left: String, right: String) throws {
        let names = try [left, right].map { try #require(PlainName.of($0)) }
        for (name, other) in [(names[0], names[1]), (names[1], names[0])] {
            #expect(NameParts(name)?.isAlike(other) != true, "\(name) \(other)")
        }
    }

    @Test("who is called by a trade and nothing else is called by that")
    func tradeOnly() throws {
        let name = try #require(PlainName.of("Immobilien Group GmbH"))
        #expect(NameParts(name)?.own.isEmpty == false)
    }
}
