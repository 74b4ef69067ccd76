/// The paths of the e-mail pages.
package enum MailPath {
    package static let index = "/admin/mail"
    static let export = "/admin/mail.csv"
    static let retries = "/admin/mail/retries"
    static let trials = "/admin/mail/trials"
}
