import Base
import Crypto
import Testing

@testable import App

@Suite struct KeyOptionsTests {
    @Test("the options say how much work a password is")
    func options() throws {
        let hasher = try PasswordHasher(Configuration(arguments: ["--password-passes", "3"]))
        #expect(try hasher.make("correct horse battery").hasPrefix("$argon2id$v=19$m=19456,t=3,p=1$"))
        #expect(throws: ConfigurationError.self) { try Configuration(arguments: ["--password-memory", "18MB"]) }
        #expect(throws: ConfigurationError.self) { try Configuration(arguments: ["--password-passes", "1"]) }
    }

    @Test(
        "the option takes hexadecimal digits and base 64, of exactly 32 bytes",
        arguments: [
            (Bytes(0..<32).hexadecimal, true), (Bytes(0..<32).base64, true), (Bytes(0..<31).base64, false),
            (Bytes(0..<33).hexadecimal, false), ("secret", false),
        ])
    func option(text: String, isGood: Bool) throws {
        let configuration = try? Configuration(environment: ["PORTICO_MASTER_KEY": text])
        #expect((configuration?.masterKey == Bytes(0..<32)) == isGood)
        let shown = configuration?.text(of: OptionTable.standard.masterKey)
        #expect(shown == (isGood ? "(secret)" : nil))
    }
}
