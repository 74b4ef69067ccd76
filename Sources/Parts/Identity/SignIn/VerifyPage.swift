internal import Base
package import Crypto
internal import Documents
internal import Templates
package import Web

struct VerifyPage: TemplatePage {
    /// With one of the recovery codes instead of the app.
    let isRecovery: Bool
    let problem: Text?

    static let template = "identity/verify"
}

/// Sets up a second factor if the user's role requires one.
struct EnrolPage: TemplatePage {
    let offer: SecondFactorOffer
    let problem: Text?

    static let template = "identity/enrol"
}

/// The recovery codes, this once.
struct CodesPage: TemplatePage {
    let codes: [String]
    let to: String

    static let template = "identity/codes"
}

/// The data for an authenticator app, for the partial `identity/_authenticator`: a picture for its camera, and the same
/// as text and link.
package struct SecondFactorOffer: TemplateValue {
    let picture: TrustedHTML
    let typed: String
    let address: String

    package init(_ secret: Secret, of user: User, company: String) throws {
        address = OneTimeCode.address(secret: secret, issuer: company, account: user.email.text)
        let svg = try QRCode(address).svg(title: "QR code")
        picture = TrustedHTML(knownToBeSafe: String(decoding: svg, as: UTF8.self))
        let letters = Array(secret.bytes.base32)
        typed = stride(from: 0, to: letters.count, by: 4).map { start in
            String(letters[start..<min(start + 4, letters.count)])
        }.joined(separator: " ")
    }
}
