internal import Base

/// A calendar as RFC 5545 writes it: whole-day events, one for each task.
struct CalendarText {
    struct Entry {
        let id: String
        let day: CivilDate
        let title: String
        let note: String
        let address: String
        let changedAt: Timestamp
    }

    static func text(named name: String, _ entries: [Entry]) -> Bytes {
        var bytes = Bytes()
        func line(_ text: String) { append(folding: text, to: &bytes) }
        line("BEGIN:VCALENDAR")
        line("VERSION:2.0")
        line("PRODID:-//Portico//Leads//EN")
        line("CALSCALE:GREGORIAN")
        line("METHOD:PUBLISH")
        line("X-WR-CALNAME:\(escaped(name))")
        for entry in entries {
            line("BEGIN:VEVENT")
            line("UID:\(entry.id)@portico")
            line("DTSTAMP:\(moment(entry.changedAt))")
            line("DTSTART;VALUE=DATE:\(day(entry.day))")
            line("DTEND;VALUE=DATE:\(day(entry.day.adding(1)))")
            line("SUMMARY:\(escaped(entry.title))")
            line("DESCRIPTION:\(escaped(entry.note))")
            line("URL:\(entry.address)")
            line("TRANSP:TRANSPARENT")
            line("END:VEVENT")
        }
        line("END:VCALENDAR")
        return bytes
    }

    private static func day(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    /// `20260206T120000Z`
    private static func moment(_ moment: Timestamp) -> String {
        moment.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// Section 3.3.11.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "\\", ",", ";": escaped += "\\\(character)"
            case _ where character.isNewline: escaped += "\\n"
            default: escaped.append(character)
            }
        }
    }

    /// Section 3.1: no line is longer than 75 bytes; what is goes on behind a blank, never within a letter.
    private static func append(folding text: String, to bytes: inout Bytes) {
        var room = 75
        for scalar in text.unicodeScalars {
            guard scalar.value >= 0x20 else { continue }
            let letter = Bytes(String(scalar).utf8)
            if letter.count > room {
                bytes.append("\r\n ")
                room = 74
            }
            bytes += letter
            room -= letter.count
        }
        bytes.append("\r\n")
    }
}
