package import Base
internal import Templates

/// The sender of e-mails and their layout.
package struct Letterhead: Sendable {
    package let company: String
    package let sender: Mailbox
    package let colour: Colour

    package init(company: String, sender: Mailbox, colour: Colour = .standard) {
        self.company = company
        self.sender = sender
        self.colour = colour
    }

    /// A colour as mail programs take it: they know neither custom properties nor `oklch()`.
    package struct Colour: Sendable {
        /// `#1f6f82`
        package let text: String
        private let luminance: Double

        package static let standard = Colour(red: 0x00, green: 0x68, blue: 0x7E)

        /// Reads `#1f6f82`.
        package init?(_ text: String) {
            guard text.hasPrefix("#"), let bytes = Bytes(hexadecimal: String(text.dropFirst())), bytes.count == 3 else {
                return nil
            }
            self.init(red: bytes[0], green: bytes[1], blue: bytes[2])
        }

        private init(red: UInt8, green: UInt8, blue: UInt8) {
            text = "#" + [red, green, blue].hexadecimal
            // WCAG 2.1, to a power that is near enough to choose between black and white.
            let parts = [red, green, blue].map { Double($0) / 255 }.map { $0 * $0 }
            luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }

        /// The one of black and white that can be read on it.
        var ink: String { luminance > 0.2 ? "#000000" : "#ffffff" }
    }
}

/// The layout of an e-mail besides its text.
struct LetterFrame: TemplateValue {
    let language: String
    let subject: String
    /// The reader's name.
    let name: String
    let company: String
    let colour: String
    /// For what is written on that colour.
    let ink: String
    /// The address of the portal.
    let home: String
    let unsubscribe: String?
}
