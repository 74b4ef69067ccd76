/// A way to send e-mails. It returns once another server has accepted the e-mail and stored it.
package protocol MailTransport: Sendable {
    func send(_ mail: Mail) throws(MailError)
}
