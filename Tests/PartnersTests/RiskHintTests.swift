import Base
import Testing

@testable import Partners

@Suite struct RiskHintTests {
    @Test(
        "staff are told what is doubtful about an address",
        arguments: [
            ("anna@weber.de", "weber.de", []), ("anna@mail.weber.de", "https://www.weber.de", []),
            ("anna@gmail.com", "weber.de", [RiskHint.freeMail]), ("anna@Yopmail.com", nil, [.disposableMail]),
            ("anna@x.mailinator.com", "weber.de", [.disposableMail]), ("anna@other.de", "weber.de", [.otherDomain]),
            ("anna@weber.de", nil, []), ("anna@weber.de", "nonsense", []),
        ] as [(String, String?, [RiskHint])])
    func hints(email: String, website: String?, expected: [RiskHint]) throws {
        #expect(try RiskHint.hints(email: EmailAddress(email), website: website, isProved: true) == expected)
    }

    @Test("a form that was sent without the sum is marked")
    func withoutProof() throws {
        #expect(try RiskHint.hints(email: EmailAddress("a@b.de"), website: nil, isProved: false) == [.withoutProof])
    }
}
