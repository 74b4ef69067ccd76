import Base
import Crypto
import Testing

@testable import Web

@Suite struct LinkTokenTests {
    @Test("each token is 256 bits of its own, and is found again by the hash of what stands in the address")
    func token() throws {
        let token = try LinkToken.make()
        #expect(token.text.count == 64)
        #expect(try LinkToken.make().text != token.text)
        #expect(LinkToken(token.text).hash == token.hash)
        #expect(token.mark.count == 16 && !token.text.contains(token.mark))
    }

    @Test("a link that an earlier version mailed is still found, and text that is no token does no harm")
    func earlier() throws {
        let bits = Bytes(repeating: 7, count: 32)
        #expect(LinkToken(bits.hexadecimal).hashes.contains(Crypto.Digest.sha256(bits)))
        #expect(LinkToken("no token").hashes.count == 1)
        #expect(LinkToken("").hash != LinkToken("0").hash)
    }
}
