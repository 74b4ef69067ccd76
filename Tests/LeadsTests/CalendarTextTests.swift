import Base
import Testing

@testable import Leads

@Suite struct CalendarTextTests {
    private func text(title: String, note: String = "") -> String {
        let entry = CalendarText.Entry(
            id: "task_1", day: CivilDate(year: 2026, month: 2, day: 28), title: title, note: note,
            address: "https://portal.example/leads/1", changedAt: Timestamp(milliseconds: 1_770_379_200_000))
        return String(decoding: CalendarText.text(named: "Leads; mine", [entry]), as: UTF8.self)
    }

    @Test("a task is an event of one whole day")
    func entry() {
        let lines = text(title: "Call").split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.suffix(2) == ["END:VCALENDAR", ""])
        for line in [
            "VERSION:2.0", "UID:task_1@portico", "DTSTAMP:20260206T120000Z", "DTSTART;VALUE=DATE:20260228",
            "DTEND;VALUE=DATE:20260301", "SUMMARY:Call", "URL:https://portal.example/leads/1",
            "X-WR-CALNAME:Leads\\; mine",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test("what means something to a calendar stands for itself, and a line break starts no field")
    func escaping() {
        let text = text(title: "A, B; C\\D", note: "one\r\ntwo\nBEGIN:VEVENT\u{7}")
        #expect(text.contains("SUMMARY:A\\, B\\; C\\\\D\r\n"))
        #expect(text.contains("DESCRIPTION:one\\ntwo\\nBEGIN:VEVENT"))
        #expect(text.ranges(of: "\r\nBEGIN:VEVENT").count == 1)
    }

    @Test("no line is longer than 75 bytes, no letter is cut, and nothing is lost", arguments: ["a", "ü", "😀", "é, "])
    func folding(letter: String) {
        let title = String(repeating: letter, count: 100)
        let text = text(title: title)
        for line in text.split(separator: "\r\n") {
            #expect(line.utf8.count <= 75)
        }
        let unfolded = text.replacing("\r\n ", with: "").replacing("\\,", with: ",")
        #expect(unfolded.contains("SUMMARY:\(title)\r\n"))
    }
}
