import Base
import Testing

@testable import Crypto

@Suite struct OneTimeCodeTests {
    /// The secret of RFC 6238's examples.
    static let secret = Secret(Bytes("12345678901234567890".utf8))

    static func at(seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1_000) }

    @Test(
        "the codes are those of RFC 6238, whose examples have two digits more in front",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ])
    func vectors(seconds: Int64, expected: String) throws {
        let step = OneTimeCode.step(at: Self.at(seconds: seconds))
        let code = String(decoding: try OneTimeCode.digits(of: Self.secret, step: step), as: UTF8.self)
        #expect(code == expected.suffix(6))
        let accepted = try OneTimeCode.acceptedStep(
            of: code, secret: Self.secret, at: Self.at(seconds: seconds), lastUsed: nil)
        #expect(accepted == seconds / 30)
    }

    @Test(
        "the codes are those of RFC 4226",
        arguments: zip(
            0..<10,
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]))
    func counters(step: Int, expected: String) throws {
        #expect(try OneTimeCode.digits(of: Self.secret, step: Int64(step)) == Bytes(expected.utf8))
    }

    @Test(
        "a code is good half a minute early and late, and not longer",
        arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func drift(steps: Int64, isGood: Bool) throws {
        let now = Self.at(seconds: 1_700_000_010)
        let step = OneTimeCode.step(at: now) + steps
        let code = String(decoding: try OneTimeCode.digits(of: Self.secret, step: step), as: UTF8.self)
        let accepted = try OneTimeCode.acceptedStep(of: code, secret: Self.secret, at: now, lastUsed: nil)
        #expect(accepted == (isGood ? step : nil))
    }

    @Test("a code works once, and no earlier one works after it")
    func once() throws {
        let now = Self.at(seconds: 1_700_000_010)
        let current = OneTimeCode.step(at: now)
        func accepted(_ step: Int64, lastUsed: Int64?) throws -> Int64? {
            let code = String(decoding: try OneTimeCode.digits(of: Self.secret, step: step), as: UTF8.self)
            return try OneTimeCode.acceptedStep(of: code, secret: Self.secret, at: now, lastUsed: lastUsed)
        }
        #expect(try accepted(current, lastUsed: current) == nil)
        #expect(try accepted(current - 1, lastUsed: current) == nil)
        #expect(try accepted(current + 1, lastUsed: current) == current + 1)
        #expect(try accepted(current, lastUsed: current - 1) == current)
        #expect(try accepted(current, lastUsed: .max) == nil)
    }

    @Test(
        "what is typed may have spaces and nothing else",
        arguments: [
            ("005 924", true), (" 005924 ", true), ("5924", false), ("0005924", false), ("00592", false), ("", false),
            ("005924\n", false), ("٠٠٥٩٢٤", false), ("-05924", false), ("005925", false),
        ])
    func typed(code: String, isGood: Bool) throws {
        let now = Self.at(seconds: 1_234_567_890)
        let accepted = try OneTimeCode.acceptedStep(of: code, secret: Self.secret, at: now, lastUsed: nil)
        #expect((accepted != nil) == isGood)
    }

    @Test("a clock before 1970 or far in the future is no reason to stop", arguments: [Int64.min, -1, .max])
    func clocks(milliseconds: Int64) throws {
        let now = Timestamp(milliseconds: milliseconds)
        _ = try OneTimeCode.acceptedStep(of: "000000", secret: Self.secret, at: now, lastUsed: nil)
    }

    @Test("the address for the app carries names of any letters")
    func address() {
        #expect(
            OneTimeCode.address(secret: Self.secret, issuer: "Müller & Söhne", account: "anna+x@example.com")
                == "otpauth://totp/M%C3%BCller%20%26%20S%C3%B6hne:anna%2Bx%40example.com"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=M%C3%BCller%20%26%20S%C3%B6hne"
                + "&algorithm=SHA1&digits=6&period=30")
    }

    @Test("secrets have 160 bits and are not twice the same")
    func secrets() throws {
        let secrets = try (0..<20).map { _ in try OneTimeCode.makeSecret().bytes }
        #expect(Set(secrets).count == 20 && secrets.allSatisfy { $0.count == 20 })
    }
}
