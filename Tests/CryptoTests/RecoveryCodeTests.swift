import Base
import Crypto
import Testing

@Suite struct RecoveryCodeTests {
    static let key = Secret(Bytes(repeating: 9, count: 32))

    @Test("there are ten, all different, of letters and digits that cannot be mistaken")
    func set() throws {
        let codes = try RecoveryCode.makeSet()
        #expect(codes.count == 10 && Set(codes).count == 10)
        for code in codes {
            #expect(code.utf8.count == 11 && Array(code)[5] == "-")
            #expect(code.filter { $0 != "-" }.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".contains($0) })
        }
    }

    @Test(
        "a code is the same however it is typed",
        arguments: ["k1m2p-0x4tq", "K1M2P-0X4TQ", "k1m2p0x4tq", " k1m2 p0x 4tq ", "klm2p-ox4tq", "KiM2P-Ox4tq"])
    func typed(code: String) throws {
        let kept = try RecoveryCode.fingerprint(of: "k1m2p-0x4tq", key: Self.key)
        #expect(kept?.count == 32)
        #expect(try RecoveryCode.fingerprint(of: code, key: Self.key) == kept)
    }

    @Test("another code, or what no code looks like, is not the same")
    func others() throws {
        let kept = try RecoveryCode.fingerprint(of: "k1m2p-0x4tq", key: Self.key)
        #expect(try RecoveryCode.fingerprint(of: "k1m2p-0x4tr", key: Self.key) != kept)
        #expect(try RecoveryCode.fingerprint(of: "k1m2p-0x4tq", key: Secret([1])) != kept)
        for text in ["", "k1m2p-0x4t", "k1m2p-0x4tqq", "k1m2p-0x4tu", "k1m2p_0x4tq", "k1m2p-0x4té", "k1m2p-0x4tq\n"] {
            #expect(try RecoveryCode.fingerprint(of: text, key: Self.key) == nil)
        }
    }
}
