import Base
import Crypto
import Testing

@Suite struct DigestTests {
    @Test("the digest of a text is what FIPS 180 says")
    func vectors() {
        #expect(
            Digest.sha256(Bytes("abc".utf8)).hexadecimal
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.sha1(Bytes("abc".utf8)).hexadecimal == "a9993e364706816aba3e25717850c26c9cd0d89d")
    }

    @Test("pieces give the digest of the whole", arguments: [0, 1, 63, 64, 65, 10_000])
    func stream(size: Int) throws {
        let whole = Bytes((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let stream = try SHA256Stream()
        for start in stride(from: 0, to: size, by: 7) {
            try stream.update(Bytes(whole[start..<min(size, start + 7)]))
        }
        #expect(try stream.finish() == Digest.sha256(whole))
    }
}
