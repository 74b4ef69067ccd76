import Base
import Crypto
import Testing

@Suite struct SealedBoxTests {
    static let key = Secret(Bytes(0..<32))

    @Test("what was sealed comes out, whatever its size", arguments: [0, 1, 15, 16, 17, 1000])
    func roundTrip(size: Int) throws {
        let box = try SealedBox(key: Self.key)
        let plain = Bytes((0..<size).map { UInt8(truncatingIfNeeded: $0) })
        let sealed = try box.seal(plain, place: "users.secret:7")
        #expect(sealed.count == size + 29)
        #expect(box.open(sealed, place: "users.secret:7") == plain)
    }

    @Test("the same bytes never look the same twice, and do not show")
    func nonces() throws {
        let box = try SealedBox(key: Self.key)
        let plain = Bytes("a secret of twenty-eight bytes".utf8)
        let sealed = try (0..<100).map { _ in try box.seal(plain, place: "") }
        #expect(Set(sealed.map { Bytes($0[1..<13]) }).count == 100)
        #expect(Set(sealed.map { Bytes($0[13..<43]) }).count == 100)
        #expect(sealed.allSatisfy { !$0.hexadecimal.contains(Bytes("secret".utf8).hexadecimal) })
    }

    @Test("any bit that was changed, any byte that was cut or added, keeps it shut")
    func tampering() throws {
        let box = try SealedBox(key: Self.key)
        let sealed = try box.seal(Bytes("money".utf8), place: "here")
        for bit in 0..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(box.open(changed, place: "here") == nil)
        }
        for count in 0..<sealed.count {
            #expect(box.open(Bytes(sealed.prefix(count)), place: "here") == nil)
        }
        #expect(box.open(sealed + [0], place: "here") == nil)
    }

    @Test("it opens neither elsewhere nor with another key")
    func strangers() throws {
        let box = try SealedBox(key: Self.key)
        let sealed = try box.seal(Bytes("money".utf8), place: "here")
        #expect(box.open(sealed, place: "there") == nil)
        #expect(try SealedBox(key: Secret(Bytes(1...32))).open(sealed, place: "here") == nil)
    }

    @Test("a key of another size is refused", arguments: [0, 16, 31, 33])
    func keys(size: Int) {
        #expect(throws: CryptoError.self) { try SealedBox(key: Secret(Bytes(repeating: 1, count: size))) }
    }
}
