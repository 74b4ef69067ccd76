import Base
import Database
import Jobs
import Mail
import Testing
import Web

@testable import Leads

@Suite struct LeadAutomationTests {
    @Test("a rule for a stage does its deed when a lead comes there, and says so in the timeline")
    func stage() throws {
        let leads = try LeadPortal()
        try leads.rule(.stage("qualified"), .task("Send the offer", days: 2))
        let lead = try leads.lead(owner: leads.ben)
        try leads.move(lead, to: "contacted")
        try leads.settle()
        #expect(try leads.tasks(lead).isEmpty)
        try leads.move(lead, to: "qualified")
        try leads.settle()
        try leads.settle()
        let task = try #require(try leads.tasks(lead).first)
        #expect(task.title == "Send the offer")
        #expect(task.user == leads.ben.id)
        #expect(task.day == CivilDate(year: 2026, month: 2, day: 8))
        #expect(try leads.runs(lead) == ["done"])
        #expect(try leads.find(lead)?.nextAction?.title == "Send the offer")
    }

    @Test("a rule for a source tags what comes from there, and nothing else")
    func source() throws {
        let leads = try LeadPortal()
        try leads.rule(.source(.form), .tag("web"))
        let form = try leads.lead("One", email: "a@one.example", source: .form)
        let hand = try leads.lead("Two", email: "b@two.example")
        try leads.settle()
        #expect(try leads.find(form)?.tags == ["web"])
        #expect(try leads.find(hand)?.tags == [])
    }

    @Test("a rule for idleness does its deed once for each time that nobody worked on a lead")
    func idle() throws {
        let leads = try LeadPortal()
        try leads.rule(.idle(days: 3), .task("Call again", days: 0))
        let lead = try leads.lead()
        let closed = try leads.lead("Closed", email: "a@closed.example")
        try leads.database.write { writer in
            guard let lost = try LeadStore.stages(in: writer).lost else { return }
            _ = try LeadStore.move(
                closed.id, version: nil, LeadMove(to: lost, lostReason: .need), seenBy: .everything,
                by: leads.by(leads.anna), in: writer)
        }
        try leads.advance(by: .seconds(3 * 86_400 - 7_200))
        #expect(try leads.runs(lead).isEmpty)
        try leads.advance(by: .seconds(10_800))
        #expect(try leads.runs(lead) == ["done"])
        #expect(try leads.runs(closed).isEmpty)
        for _ in 0..<5 { try leads.advance(by: .seconds(2 * 86_400)) }
        #expect(try leads.runs(lead) == ["done"])
        try leads.database.write { writer in
            _ = try LeadStore.log(
                .call, note: "", on: lead.id, seenBy: .everything, by: leads.by(leads.anna), in: writer)
        }
        try leads.advance(by: .seconds(4 * 86_400))
        #expect(try leads.runs(lead) == ["done", "done"])
    }

    @Test("a mail goes to the contact only with consent, with its slots filled")
    func contact() throws {
        let leads = try LeadPortal()
        try leads.rule(
            .source(nil),
            .mailContact(subject: "Thank you", text: "Dear {{ name }},\n\nwe call you.\n{{ sender }}, {{ firm }}"))
        let lead = try leads.lead(hasConsent: true)
        let other = try leads.lead("Other", email: "a@other.example")
        try leads.settle()
        let mails = try leads.portal.mails()
        #expect(mails.flatMap(\.to).map(\.address.text) == ["k.berg@bergmann.example"])
        #expect(mails.first?.subject == "Thank you")
        #expect(mails.first?.text.contains("Dear Katharina Berg,") == true)
        #expect(mails.first?.text.contains("Anna Weber, Weber & Partner") == true)
        #expect(try leads.runs(lead) == ["done"])
        #expect(try leads.runs(other) == ["skipped"])
    }

    @Test("a mail to who works on it, and a notice, go to the owner of the lead")
    func owner() throws {
        let leads = try LeadPortal()
        try leads.rule(.source(nil), .mailOwner(subject: "A new lead", text: "{{ company }} came."))
        try leads.rule(.source(nil), .notify("Look at this"))
        let lead = try leads.lead(owner: leads.ben)
        try leads.settle()
        let mail = try #require(try leads.portal.mails().first)
        #expect(mail.to.first?.address == leads.ben.email)
        #expect(mail.text.contains("Bergmann GmbH came."))
        #expect(mail.text.contains("http://portal.example/leads/\(lead.id)"))
        let notice = try leads.database.read { try EventLog.history(of: lead.id.text, $0) }
            .first { $0.kind == LeadEvent.noticed.kind }
        let told = try JSON.value(LeadNotice.self, of: try #require(notice).data)
        #expect(told == LeadNotice(firm: leads.firm.text, user: leads.ben.id.text, text: "Look at this"))
    }

    @Test("what goes round in circles ends")
    func loop() throws {
        let leads = try LeadPortal()
        try leads.rule(.stage("contacted"), .task("Again", days: 0))
        let lead = try leads.lead()
        for _ in 0..<6 {
            try leads.move(lead, to: "contacted")
            try leads.settle()
            try leads.move(lead, to: "new")
        }
        #expect(try leads.tasks(lead).count == LeadAutomation.limit)
        let runs = try leads.runs(lead)
        #expect(runs == ["done", "done", "done", "cut", "cut", "cut"])
    }

    @Test("below the tier that opens it, nothing happens by itself, nor when the rule is off")
    func gate() throws {
        let leads = try LeadPortal(tier: "active")
        try leads.rule(.source(nil), .tag("new"))
        try leads.rule(.idle(days: 1), .tag("old"))
        let lead = try leads.lead()
        try leads.advance(by: .seconds(3 * 86_400))
        #expect(try leads.runs(lead).isEmpty)
        let open = try LeadPortal()
        try open.rule(.source(nil), .tag("new"))
        try open.database.write { writer in
            let rule = try #require(try LeadRuleStore.rules(of: open.firm, in: writer).first)
            try LeadRuleStore.turn(rule, on: false, by: open.by(open.anna), in: writer)
        }
        let quiet = try open.lead()
        try open.settle()
        #expect(try open.runs(quiet).isEmpty)
    }

    @Test("a text with a slot that there is not is refused")
    func texts() throws {
        #expect(throws: Never.self) { try LeadRuleWords.check("Dear {{ name }} of {{ company }}") }
        #expect(throws: (any Error).self) { try LeadRuleWords.check("{{ score }}") }
        #expect(throws: (any Error).self) { try LeadRuleWords.check("{% for a in b %}{% end %}") }
    }
}
