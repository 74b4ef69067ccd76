import Base
import Database
import Jobs
import Testing
import Web

@Suite struct AnswerAndMailCleanupTests {
    let portal: TestPortal
    let runner: JobRunner

    init() throws {
        let portal = try TestPortal()
        self.portal = portal
        runner = JobRunner(Ground().jobs(portal.site), of: portal.site)
        try runner.settle()
    }

    private func count(_ sql: SQL) throws -> Int {
        try portal.database.read { try $0.value(sql) ?? 0 }
    }

    private var answers: Int { get throws { try count("SELECT count(*) FROM form_answers") } }
    private var mails: Int { get throws { try count("SELECT count(*) FROM mails") } }

    @Test("answers to forms go after a day, and what became of mails after a year and a month")
    func night() throws {
        let admin = try portal.browser(as: portal.user("Ada Admin", .admin))
        _ = try admin.press("Send test e-mail", on: admin.visit("/admin/mail"))
        _ = try portal.mails()
        #expect(try answers == 1 && mails == 1)
        portal.clock.advance(by: .seconds(2 * 86_400))
        try runner.settle()
        #expect(try answers == 0 && mails == 1)
        portal.clock.advance(by: .seconds(400 * 86_400))
        try runner.settle()
        #expect(try mails == 0)
    }

    @Test("a mail that still waits is kept")
    func waiting() throws {
        let admin = try portal.browser(as: portal.user("Ada Admin", .admin))
        _ = try admin.press("Send test e-mail", on: admin.visit("/admin/mail"))
        portal.clock.advance(by: .seconds(400 * 86_400))
        try runner.settle()
        #expect(try mails == 1)
    }
}
