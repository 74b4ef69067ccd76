import Base
import Crypto
import Testing

@Suite struct SecretTests {
    struct Holder {
        let secret = Secret(Bytes("s3cr3t".utf8))
        let key: MasterKey
    }

    @Test("no description, debug text or dump shows a secret, nor that of what holds it")
    func redacted() throws {
        let holder = Holder(key: try MasterKey(Bytes(repeating: 115, count: 32)))
        var text = "\(holder) \(String(reflecting: holder)) \(holder.secret) \(holder.key)"
        dump(holder, to: &text)
        #expect(!text.contains("115") && !text.contains("s3cr3t") && !text.contains("73"))
        #expect("\(holder.secret)" == "(secret)")
    }

    @Test("random bytes are as many as asked for, and differ")
    func random() throws {
        #expect(try SecureRandom.bytes(0).isEmpty)
        let values = try (0..<50).map { _ in try SecureRandom.bytes(32) }
        #expect(values.allSatisfy { $0.count == 32 })
        #expect(Set(values).count == 50)
    }
}
