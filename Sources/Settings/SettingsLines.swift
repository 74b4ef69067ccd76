internal import Base

// Multi-line fields with one entry per line: easy to paste and to read.

extension ExchangeRate {
    /// `2026-01-31 USD 0.92`
    var line: String { "\(day) \(currency) \(text)" }

    init?(line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 3, let day = CivilDate(String(words[0])), let currency = Currency(words[1].uppercased()),
            let worth = ExchangeRate.worth(words[2].split(separator: ",").joined(separator: "."))
        else { return nil }
        self.init(day, currency, worth: worth)
    }
}

extension Settings.Holiday {
    /// `2026-12-25 Christmas`
    var line: String { name.isEmpty ? "\(day)" : "\(day) \(name)" }

    init?(line: String) {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let first = words.first, let day = CivilDate(String(first)) else { return nil }
        let name = words.count > 1 ? String(words[1]) : ""
        guard name.count <= 80 else { return nil }
        self.init(day, name)
    }
}

extension Settings.Hours {
    /// `09:00–17:00`
    package var text: String { "\(Self.clock(from))–\(Self.clock(to))" }

    package init?(_ text: String) {
        let ends = text.split { "–-—".contains($0) }.map { Self.minutes(String($0)) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
        self.init(from: from, to: to)
    }

    private static func clock(_ minutes: Int) -> String {
        var bytes = Bytes()
        bytes.append(decimal: minutes / 60, digits: 2)
        bytes.append(":")
        bytes.append(decimal: minutes % 60, digits: 2)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.filter { $0 != " " }.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let hour = Int(parts[0]), (0...24).contains(hour) else { return nil }
        let minute = parts.count == 2 ? Int(parts[1]) : 0
        guard let minute, (0...59).contains(minute), hour * 60 + minute <= 24 * 60 else { return nil }
        return hour * 60 + minute
    }
}
