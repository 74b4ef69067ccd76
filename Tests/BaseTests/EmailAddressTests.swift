import Testing

@testable import Base

@Suite struct EmailAddressTests {
    static func refusal(_ text: String) -> EmailAddress.Refusal? {
        do throws(EmailAddress.Refusal) {
            _ = try EmailAddress(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "addresses that people have are taken; the domain is kept in lower case",
        arguments: [
            ("anna@example.com", "anna@example.com"), ("Anna.Schmidt+crm@Example.COM", "Anna.Schmidt+crm@example.com"),
            ("o'neil@sub.example.co.uk", "o'neil@sub.example.co.uk"), ("1@2.de", "1@2.de"),
            ("root@localhost", "root@localhost"), ("a@xn--mller-kva.de", "a@xn--mller-kva.de"),
            ("info@müller.de", "info@xn--mller-kva.de"), ("info@MÜLLER.de", "info@xn--mller-kva.de"),
            ("info@straße.de", "info@xn--strae-oqa.de"), ("a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"),
            ("a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"), ("!#$%&'*+-/=?^_`{|}~@x.y", "!#$%&'*+-/=?^_`{|}~@x.y"),
        ])
    func good(text: String, expected: String) throws {
        #expect(try EmailAddress(text).text == expected)
    }

    @Test(
        "what is no address is refused with its reason",
        arguments: [
            ("", .noAt), ("anna", .noAt), ("@example.com", .noAt), ("anna@", .domain), ("anna@example", .domain),
            ("anna@example..com", .domain), ("anna@.com", .domain), ("anna@example.com.", .domain),
            ("anna@-x.com", .domain), ("anna@x-.com", .domain), ("anna@exa mple.com", .domain),
            ("anna@exam_ple.com", .domain), ("anna@[127.0.0.1]", .domain), ("anna@127.0.0.1", .domain),
            ("anna@example.com>", .domain), ("anna@example.com\r\nRCPT TO:<b@c.de>", .domain),
            ("anna@ex\u{301}ample.com", .domain), ("anna@☃.com", .domain), ("anna@example。com", .domain),
            ("an na@example.com", .local), (" anna@example.com", .local), ("anna@b@example.com", .local),
            (".anna@example.com", .local), ("anna.@example.com", .local), ("a..b@example.com", .local),
            ("\"anna\"@example.com", .local), ("anna\r\nBcc: x@y.de\r\n@example.com", .local),
            ("anna\0@example.com", .local), ("<anna@example.com", .local), ("änna@example.com", .foreignLocal),
        ] as [(String, EmailAddress.Refusal)])
    func bad(text: String, refusal: EmailAddress.Refusal) {
        #expect(Self.refusal(text) == refusal)
    }

    @Test("an address has at most 254 characters, 64 of them before the @, and 63 in a label")
    func lengths() {
        let local = String(repeating: "l", count: 64)
        let label = String(repeating: "d", count: 61)
        let domain = "\(label).\(label).\(label).com"
        #expect((local + "@" + domain).utf8.count == 254)
        #expect(Self.refusal("\(local)@\(domain)") == nil)
        #expect(Self.refusal("\(local)l@x.de") == .tooLong)
        #expect(Self.refusal("\(local)@e\(domain)") == .tooLong)
        #expect(Self.refusal("a@\(label)ddd.de") == .domain)
        #expect(Self.refusal("a@\(String(repeating: "ü", count: 50)).de") == nil)
        #expect(Self.refusal("a@\(String(repeating: "ü", count: 60)).de") == .domain)
    }

    @Test("two spellings of one address are found as one")
    func folded() throws {
        #expect(try EmailAddress("Anna@Example.com").folded == EmailAddress("anna@example.com").folded)
    }

    @Test(
        "letters of any script are written in ASCII as IDNA 2008 says, with their accents beside them or on them",
        arguments: [
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
            ("porquénopuedensimplementehablarenespañol", "porqunopuedensimplementehablarenespaol-fmd56a"),
            ("そのスピードで", "d9juau41awczczp"), ("bücher", "bcher-kva"), ("bu\u{308}cher", "bcher-kva"),
        ])
    func scripts(text: String, expected: String) throws {
        #expect(try EmailAddress("a@\(text).de").domain == "xn--\(expected).de")
    }

    @Test(
        "a mailbox has a name, or only an address",
        arguments: [
            ("anna@example.com", "", "anna@example.com"), ("Anna <anna@example.com>", "Anna", "anna@example.com"),
            ("\"Schmidt, Anna\" <anna@example.com>", "Schmidt, Anna", "anna@example.com"),
            ("<anna@example.com>", "", "anna@example.com"),
        ])
    func mailbox(text: String, name: String, address: String) throws {
        let mailbox = try Mailbox(text)
        #expect(mailbox.name == name)
        #expect(mailbox.address.text == address)
    }
}
