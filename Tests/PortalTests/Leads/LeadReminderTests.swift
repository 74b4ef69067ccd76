import Base
import Database
import Jobs
import Mail
import Testing
import Web

@testable import Leads

@Suite struct LeadReminderTests {
    private static let noon = Timestamp(milliseconds: 1_770_379_200_000)

    @Test(
        "it is time at eight in the morning of the day, where the person is, through every change of the clock",
        arguments: [
            ("Europe/Berlin", "2026-02-07", "2026-02-07T07:00", true),
            ("Europe/Berlin", "2026-02-07", "2026-02-07T06:59", false),
            ("Europe/Berlin", "2026-07-07", "2026-07-07T06:00", true),
            ("Europe/Berlin", "2026-07-07", "2026-07-07T05:59", false),
            ("Europe/Berlin", "2026-03-29", "2026-03-29T06:00", true),
            ("Europe/Berlin", "2026-03-29", "2026-03-29T05:59", false),
            ("Europe/Berlin", "2026-10-25", "2026-10-25T07:00", true),
            ("Europe/Berlin", "2026-10-25", "2026-10-25T06:59", false),
            ("America/New_York", "2026-03-08", "2026-03-08T12:00", true),
            ("America/New_York", "2026-03-08", "2026-03-08T11:59", false),
            ("Asia/Kolkata", "2026-02-07", "2026-02-07T02:30", true),
            ("Asia/Kolkata", "2026-02-07", "2026-02-07T02:29", false),
            ("Pacific/Kiritimati", "2026-02-07", "2026-02-06T18:00", true),
            ("Pacific/Kiritimati", "2026-02-07", "2026-02-06T17:59", false),
            ("UTC", "2026-02-07", "2026-02-09T00:00", true),
        ])
    func time(zone: String, day: String, moment: String, isTime: Bool) throws {
        let zone = try #require(TimeZone.named(zone))
        let day = try #require(CivilDate(day))
        #expect(LeadReminders.isTime(for: day, in: zone, at: try #require(LeadReminderTests.moment(moment))) == isTime)
    }

    /// `2026-02-07T07:00` in UTC.
    private static func moment(_ text: String) -> Timestamp? {
        let parts = text.split(separator: "T")
        let clock = parts[1].split(separator: ":").compactMap { Int($0) }
        return CivilDate(String(parts[0])).map {
            Timestamp(milliseconds: Int64($0.daysSince1970 * 86_400 + clock[0] * 3_600 + clock[1] * 60) * 1_000)
        }
    }

    @Test(
        "the mail comes at eight of the day in the night of which the clock was changed",
        arguments: [
            ("Europe/Berlin", "2026-03-29", "2026-03-29T05:45", "2026-03-29T06:00"),
            ("Europe/Berlin", "2026-10-25", "2026-10-25T06:45", "2026-10-25T07:00"),
            ("America/New_York", "2026-11-01", "2026-11-01T12:45", "2026-11-01T13:00"),
        ])
    func changeOfClock(zone: String, day: String, before: String, at: String) throws {
        let start = try #require(Self.moment(before)) - .seconds(86_400)
        let leads = try LeadPortal(at: start, zone: zone)
        let lead = try leads.lead(owner: leads.anna)
        try leads.database.write { writer in
            _ = try LeadTaskStore.add(
                "Call", on: try #require(CivilDate(day)), to: lead.id, seenBy: .everything, by: leads.by(leads.anna),
                in: writer)
        }
        try leads.advance(by: .seconds(86_400))
        #expect(try leads.portal.mails().isEmpty)
        try leads.advance(by: try #require(Self.moment(at)) - leads.now)
        #expect(try leads.portal.mails().map(\.subject) == ["1 task is due"])
        try leads.advance(by: .seconds(86_400))
        #expect(try leads.portal.mails().count == 1)
    }

    @Test("a task is mailed once, at eight of its day, together with what else is due")
    func reminding() throws {
        let leads = try LeadPortal(zone: "Europe/Berlin")
        let lead = try leads.lead(owner: leads.anna)
        let add = { (title: String, day: Int) in
            try leads.database.write { writer in
                try LeadTaskStore.add(
                    title, on: CivilDate(year: 2026, month: 2, day: day), to: lead.id, seenBy: .everything,
                    by: leads.by(leads.anna), in: writer)
            }
        }
        _ = try add("Call", 7)
        _ = try add("Offer", 7)
        let done = try add("Done already", 7)
        _ = try add("Visit", 20)
        try leads.database.write { writer in
            _ = try LeadTaskStore.finish(
                done, of: lead.id, seenBy: .everything, by: leads.by(leads.anna), in: writer)
        }
        // Noon of the sixth, in UTC; in Berlin it is eight on the next day at seven.
        try leads.advance(by: .seconds(18 * 3_600))
        #expect(try leads.portal.mails().isEmpty)
        try leads.advance(by: .seconds(3_600))
        let mail = try #require(try leads.portal.mails().first)
        #expect(mail.subject == "2 tasks are due")
        #expect(mail.to.first?.address == leads.anna.email)
        #expect(mail.text.contains("Call: Bergmann GmbH"))
        #expect(mail.text.contains("Offer: Bergmann GmbH"))
        #expect(!mail.text.contains("Visit"))
        #expect(!mail.text.contains("Done already"))
        try leads.advance(by: .seconds(3_600))
        #expect(try leads.portal.mails().count == 1)
        let events = try leads.database.read { try EventLog.history(of: lead.id.text, $0) }
        #expect(events.filter { $0.kind == LeadEvent.taskDue.kind }.count == 2)
    }
}
