package import Base
package import Web

extension Letterhead {
    /// The sender of letters: the company, from the address that it has set, else from that of the mail server's set-up.
    package init(_ settings: Settings, _ sender: Mailbox) {
        let address = settings.senderAddress.flatMap { try? EmailAddress($0) } ?? sender.address
        let name = settings.senderName == Settings().senderName ? sender.name : settings.senderName
        self.init(
            company: settings.company, sender: Mailbox(address, name: name),
            colour: settings.accent.flatMap { Letterhead.Colour($0.hex) } ?? .standard)
    }
}
