import Base
import Database
import HTTP
import Mail
import Operations
import TestKit
import Templates
import Testing
import Web

@Suite struct MailPagesTests {
    let portal: TestPortal
    let admin: Browser

    init() throws {
        portal = try TestPortal()
        admin = try portal.browser(as: portal.user("Ada Admin", .admin))
    }

    private func post(_ name: String, cause: String) throws {
        let recipient = Recipient(name: name, address: try EmailAddress("\(name.lowercased())@example.com"))
        let letter = TestLetter(address: "http://portal.example/SECRET")
        try portal.database.write { try $0.post(letter, to: recipient, cause: cause, by: portal.site) }
    }

    @Test("a test letter goes to the admin who asks for it, with a link to the portal's own address")
    func trial() throws {
        let empty = try admin.visit("/admin/mail")
        #expect(empty.heading == "E-mail")
        #expect(empty.shows("No e-mails yet"))
        #expect(empty.shows("No mail server configured"))
        let page = try admin.press("Send test e-mail", on: empty)
        #expect(page.notice == "A test e-mail is on its way to adaadmin@example.com.")
        #expect(page.shows("Waiting"))
        let mails = try portal.mails()
        #expect(mails.map(\.to) == [[Mailbox(try EmailAddress("adaadmin@example.com"), name: "Ada Admin")]])
        #expect(mails.first?.text.contains("\nhttp://portal.example/admin/mail\n") == true)
        #expect(try admin.visit("/admin/mail").shows("Sent"))
    }

    @Test("the list says who gets what and why they did not, but never what it says")
    func list() throws {
        try post("Anna", cause: "a")
        try post("Boris", cause: "a")
        portal.mailTransport.refuse("the mailbox is full")
        _ = try portal.mails()
        portal.mailTransport.refuse(nil)
        try post("Carla", cause: "a")
        _ = try portal.mails()
        let page = try admin.visit("/admin/mail")
        for word in ["Anna", "boris@example.com", "Test e-mail", "Refused", "the mailbox is full", "3 in total"] {
            #expect(page.shows(word), "\(word)")
        }
        #expect(!page.response.text.contains("SECRET"))
        #expect(try admin.visit("/admin/mail?state=sent").text.contains("1 in total"))
        let found = try admin.visit("/admin/mail?search=BORIS@&kind=trial")
        #expect(found.shows("Boris") && !found.shows("Anna"))
    }

    @Test("what was picked is tried again, and who did that is kept")
    func retry() throws {
        try post("Anna", cause: "a")
        portal.mailTransport.refuse("no such user")
        _ = try portal.mails()
        portal.mailTransport.refuse(nil)
        let page = try admin.visit("/admin/mail")
        let id = try #require(page.field("pick")?["value"])
        let form = [("key", try admin.formKey()), ("pick", id), ("pick", "mail_x")]
        let answer = try admin.post("/admin/mail/retries", form)
        #expect(answer.location == "/admin/mail")
        #expect(try admin.visit("/admin/mail").notice == "1 e-mail is being retried.")
        #expect(try portal.mails().count == 1)
        let entry = try portal.database.read { try $0.value("SELECT subject_name FROM audit_entries", as: String.self) }
        #expect(entry == "anna@example.com")
        let again = try admin.post("/admin/mail/retries", [("key", try admin.formKey()), ("pick", id)])
        #expect(again.location == "/admin/mail")
        #expect(try admin.visit("/admin/mail").notice == "Select unsent e-mails.")
        #expect(try portal.mails().count == 1)
    }

    @Test("the list can be taken away as CSV, without what mails say")
    func export() throws {
        try post("Anna", cause: "a")
        let export = try admin.get("/admin/mail.csv?columns=address,kind,state,reason")
        #expect(export.response.fields["Content-Type"]?.hasPrefix("text/csv") == true)
        guard case .stream(let content) = export.response.content else {
            Issue.record("it is not sent piece by piece")
            return
        }
        var csv = Bytes()
        while let piece = try content.next() { csv += piece }
        let lines = String(decoding: csv, as: UTF8.self).split(separator: "\r\n").map(String.init)
        #expect(lines.dropFirst() == ["anna@example.com,Test e-mail,Waiting,"])
    }
}
