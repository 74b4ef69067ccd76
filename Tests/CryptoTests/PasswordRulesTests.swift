import Base
import Testing

@testable import Crypto

@Suite struct PasswordRulesTests {
    static func refusal(of password: String) -> PasswordRules.Refusal? {
        PasswordRules.refusal(of: password, email: "anna.schmidt@example.com", name: "Anna Maria Schmidt")
    }

    @Test(
        "twelve characters that nobody would guess are enough, whatever they are",
        arguments: [
            "correct horse battery", "vbgtzhnujmko", "ÄpfelÖlÜbung", "пароль-из-12", "🐎🔋📎🎯🌧🎻🧭🪁🧊🛶🥁🪗", "            .",
            "portico2026x", "anna.schmidt@example.org",
        ])
    func good(password: String) {
        #expect(Self.refusal(of: password) == nil)
    }

    @Test("eleven characters are too few, whatever they take in bytes", arguments: ["", "abcdefghijk", "ÄÖÜÄÖÜÄÖÜÄÖ"])
    func short(password: String) {
        #expect(Self.refusal(of: password) == .tooShort)
    }

    @Test("what is too long to be hashed is too long")
    func long() {
        let letters = String(repeating: "xy7Q", count: 256)
        #expect(Self.refusal(of: letters) == nil)
        #expect(Self.refusal(of: letters + "z") == .tooLong)
    }

    @Test(
        "the own e-mail and name are refused, in any case and spacing",
        arguments: [
            ("anna.schmidt@example.com", .isEmail), ("ANNA.SCHMIDT@EXAMPLE.COM", .isEmail),
            (" anna.schmidt@example.com ", .isEmail), ("Anna.Schmidt", .isEmail), ("Anna Maria Schmidt", .isName),
            ("annamariaschmidt", .isName),
        ] as [(String, PasswordRules.Refusal)])
    func own(password: String, refusal: PasswordRules.Refusal) {
        #expect(Self.refusal(of: password) == refusal)
    }

    @Test(
        "the name of the company, or of the own firm, is refused, also with a little more around it",
        arguments: [
            "Nordlicht Immobilien", "nordlichtimmobilien", "Nordlicht-Immobilien-GmbH", "nordlicht2026!!",
            "!!NORDLICHT!!",
            "Immobilien4711", "Weber&Partner", "weber+partner 1", "nordlicht weber", "Nordlicht.2026.Nordlicht",
        ])
    func company(password: String) {
        let companies = ["Nordlicht Immobilien GmbH", "Weber & Partner"]
        let refusal = PasswordRules.refusal(
            of: password, email: "anna.schmidt@example.com", name: "Anna Schmidt", companies: companies)
        #expect(refusal == .isCompany)
    }

    @Test(
        "a company's name within a long password is no harm, and neither are a name of three letters or none",
        arguments: [
            ("Nordlicht Immobilien GmbH", "nordlicht flackert kalt im februar"), ("Weber", "my weber grill is red"),
            ("ABC", "abc abc abc abd"), ("", "correct horse battery"), ("–", "!?!?!?!?!?!?!?"),
        ])
    func unlikeCompany(company: String, password: String) {
        let refusal = PasswordRules.refusal(
            of: password, email: "anna.schmidt@example.com", name: "Anna Schmidt", companies: [company])
        #expect(refusal == nil)
    }

    @Test(
        "common ones are refused, in any case: seen in leaks, rows of keys, and a short one made longer",
        arguments: [
            "1qaz2wsx3edc", "Qwerty123456", "finalfantasy", "iloveyou1234", "Password123!", "passwordpassword",
            "PASSWORT1234", "willkommen123", "123456789012", "aaaaaaaaaaaa", "            ", "qwertzuiopasdf",
            "abcdefghijklm", "dragondragon", "welcome2026!",
        ])
    func common(password: String) {
        #expect(Self.refusal(of: password) == .isCommon)
    }

    @Test("the list is whole, sorted, and without doubles")
    func list() {
        #expect(CommonPasswords.count == 10_000)
        let entries = (0..<CommonPasswords.count).map(CommonPasswords.entry)
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        #expect(entries.joined().allSatisfy { $0.hexValue != nil })
    }
}
