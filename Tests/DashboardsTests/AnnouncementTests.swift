import Base
import Testing
import Web

@testable import Dashboards

@Suite struct AnnouncementTests {
    private let today = CivilDate(year: 2026, month: 2, day: 6)

    private func announcement(_ first: Int, _ last: Int?, tiers: [String] = []) -> Announcement {
        Announcement(
            title: "News", body: "Text", firstDay: today.adding(first), lastDay: last.map(today.adding), tiers: tiers)
    }

    @Test("it is shown from its first day to its last, both with them")
    func states() {
        #expect(announcement(1, nil).state(on: today) == .planned)
        #expect(announcement(0, nil).state(on: today) == .shown)
        #expect(announcement(-3, 0).state(on: today) == .shown)
        #expect(announcement(-3, -1).state(on: today) == .over)
        var withdrawn = announcement(0, nil)
        withdrawn.withdrawnAt = Timestamp(milliseconds: 0)
        #expect(withdrawn.state(on: today) == .withdrawn)
    }

    @Test("without a tier it is for all, else for those that are named")
    func tiers() {
        #expect(announcement(0, nil).isFor("starter"))
        #expect(announcement(0, nil, tiers: ["elite", "active"]).isFor("active"))
        #expect(!announcement(0, nil, tiers: ["elite"]).isFor("active"))
    }

    @Test("what changes is named, field by field")
    func changes() {
        let old = announcement(0, 5)
        var new = old
        new.title = "Other"
        new.tiers = ["elite"]
        #expect(
            new.changes(from: old) == [
                .init("title", from: "News", to: "Other"), .init("tiers", from: "", to: "elite"),
            ])
        #expect(old.changes(from: old).isEmpty)
    }
}
