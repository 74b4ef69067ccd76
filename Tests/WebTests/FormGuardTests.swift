import Base
import Crypto
import Testing

@testable import Web

@Suite struct FormGuardTests {
    private let noon = Timestamp(milliseconds: 1_770_379_200_000)
    let keeper = FormGuard(Secret(Bytes(repeating: 7, count: 32)))

    private func proof(of challenge: String) -> String {
        var number = 0
        while !FormGuard.isSolved(challenge, by: "\(number)") { number += 1 }
        return "\(number)"
    }

    private func judge(
        _ challenge: String, _ proof: String = "", trap: String = "", after seconds: Int
    ) throws -> FormGuard.Verdict {
        try keeper.judge(challenge: challenge, proof: proof, trap: trap, at: noon + .seconds(seconds))
    }

    @Test("who has done the sum and taken a moment is let in")
    func proved() throws {
        let challenge = try keeper.challenge(at: noon)
        let nonce = String(challenge.split(separator: ".")[1])
        #expect(try judge(challenge, proof(of: challenge), after: 5) == .passed(nonce: nonce, isProved: true))
    }

    @Test("who sends faster than a person writes has to wait, and may send the same form then")
    func tooSoon() throws {
        let challenge = try keeper.challenge(at: noon)
        let proof = proof(of: challenge)
        #expect(try judge(challenge, proof, after: 1) == .tooSoon(.seconds(3)))
        #expect(try judge(challenge, proof, after: 4) != .tooSoon(.seconds(0)))
    }

    @Test("who has no script is let in after a longer while, and it is known", arguments: ["", "1", "x", "-5"])
    func unproved(proof: String) throws {
        var challenge = try keeper.challenge(at: noon)
        // One challenge in 32,768 is solved by the first number.
        while FormGuard.isSolved(challenge, by: proof) { challenge = try keeper.challenge(at: noon) }
        let nonce = String(challenge.split(separator: ".")[1])
        try #require(!FormGuard.isSolved(challenge, by: proof))
        #expect(try judge(challenge, proof, after: 10) == .tooSoon(.seconds(20)))
        #expect(try judge(challenge, proof, after: 31) == .passed(nonce: nonce, isProved: false))
    }

    @Test("who fills in what people do not see is a machine, whatever else is right")
    func trapped() throws {
        let challenge = try keeper.challenge(at: noon)
        #expect(try judge(challenge, proof(of: challenge), trap: "x", after: 60) == .trapped)
    }

    @Test(
        "a form that is not ours, was changed, or is of another day is refused",
        arguments: ["", "1.2.3.4", "....", "x", "9999999999999.aa.0.00", "é.é.é.é"])
    func foreign(challenge: String) throws {
        #expect(try judge(challenge, "1", after: 60) == .stale)
    }

    @Test("an easier sum, an earlier time and another key do not pass")
    func forged() throws {
        let challenge = try keeper.challenge(at: noon)
        var pieces = challenge.split(separator: ".").map(String.init)
        pieces[2] = "0"
        #expect(try judge(pieces.joined(separator: "."), after: 60) == .stale)
        pieces = challenge.split(separator: ".").map(String.init)
        pieces[0] = "\((noon - .seconds(600)).milliseconds)"
        #expect(try judge(pieces.joined(separator: "."), after: 60) == .stale)
        let other = try FormGuard(Secret(Bytes(repeating: 8, count: 32))).challenge(at: noon)
        #expect(try judge(other, after: 60) == .stale)
        #expect(try judge(challenge, after: 25 * 60 * 60) == .stale)
        #expect(try judge(challenge, after: -5) == .stale)
    }

    @Test("two forms are never the same")
    func fresh() throws {
        #expect(try keeper.challenge(at: noon) != keeper.challenge(at: noon))
    }
}
