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
        "a domain is what somebody has registered, whatever stands in front of it",
        arguments: [
            ("https://www.weber.example/about?x=1", "weber.example"), ("shop.weber.example", "weber.example"),
            ("WEBER.example:8080", "weber.example"), ("www.harbour.co.uk", "harbour.co.uk"),
            ("a.b.harbour.co.uk", "harbour.co.uk"), ("harbour.com.au", "harbour.com.au"),
            ("mail.harbour.co.in", "harbour.co.in"), ("müller.example", "xn--mller-kva.example"), ("co.uk", nil),
            ("https://www.facebook.com/weber", nil), ("gmail.com", nil), ("localhost", nil), ("not a domain", nil),
            ("", nil),
        ] as [(String, String?)])
    func domains(website: String, domain: String?) {
        #expect(PlainDomain.of(website: website) == domain)
    }

    @Test(
        "a free mailer's domain says nothing, a company's does",
        arguments: [
            ("anna@web.de", nil), ("anna@gmx.at", nil), ("anna@icloud.com", nil), ("anna@hotmail.co.uk", nil),
            ("anna@mail.weber.example", "weber.example"),
        ] as [(String, String?)])
    func freeMailers(email: String, domain: String?) throws {
        #expect(PlainDomain.of(email: try EmailAddress(email)) == domain)
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
        ])
    func near(left: String, right: String, isNear: Bool) throws {
        let names = try [left, right].map { try #require(PlainName.of($0)) }
        let parts = names.map(NameParts.init)
        guard let first = parts[0], let second = parts[1] else {
            #expect(!isNear)
            return
        }
        #expect(first.isAlike(second) == isNear)
        #expect(second.isAlike(first) == isNear)
        // Names that are alike meet in the parts that are kept of them.
        if isNear { #expect(!Set(first.telling).isDisjoint(with: second.telling)) }
    }
}
