internal import Base

/// `Sun, 06 Nov 1994 08:49:37 +0000` (RFC 5322 section 3.3).
enum MailDate {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func text(_ moment: Timestamp) -> String {
        let seconds = Int(max(0, moment.milliseconds) / 1000)
        let date = CivilDate(daysSince1970: seconds / 86_400)
        var text = Bytes()
        text.append("\(weekdays[date.weekday]), ")
        text.append(decimal: date.day, digits: 2)
        text.append(" \(months[date.month - 1]) ")
        text.append(decimal: date.year, digits: 4)
        text.append(" ")
        text.append(decimal: seconds / 3600 % 24, digits: 2)
        text.append(":")
        text.append(decimal: seconds / 60 % 60, digits: 2)
        text.append(":")
        text.append(decimal: seconds % 60, digits: 2)
        text.append(" +0000")
        return String(decoding: text, as: UTF8.self)
    }
}
