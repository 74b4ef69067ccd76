internal import Base

/// The type of an option: how values are read, shown and explained after an error.
struct OptionType<Value: Sendable>: Sendable {
    /// Ends the sentence "… is not".
    let expected: String
    /// Stands for the value in `--name VALUE`.
    let placeholder: String
    let parse: @Sendable (String) -> Value?
    let show: @Sendable (Value) -> String
}

extension OptionType where Value == String {
    static let text = OptionType(
        expected: "a text of at least one letter", placeholder: "TEXT", parse: { $0.isEmpty ? nil : $0 }, show: { $0 })

    static let path = OptionType(
        expected: "a path", placeholder: "PATH", parse: { $0.isEmpty ? nil : $0 }, show: { $0 })
}

extension OptionType where Value == String? {
    /// A path, or nothing.
    static let optionalPath = OptionType(
        expected: "a path", placeholder: "PATH", parse: { .some($0.isEmpty ? nil : $0) }, show: { $0 ?? "" })

    /// A text, or nothing.
    static let optionalText = OptionType(
        expected: "a text", placeholder: "TEXT", parse: { .some($0.isEmpty ? nil : $0) }, show: { $0 ?? "" })

    /// The name or address of another machine, or nothing.
    static let optionalHost = OptionType(
        expected: "a name or an address of a machine", placeholder: "HOST",
        parse: { text in
            guard !text.isEmpty else { return .some(nil) }
            return text.isHostName || IPAddress(text) != nil ? text : .none
        },
        show: { $0 ?? "" })

    /// The scheme and host of a site, and its port where that is not the usual one; or nothing.
    static let optionalOrigin = OptionType(
        expected: "an address such as https://portal.example.com, without a path", placeholder: "ADDRESS",
        parse: { text in
            guard !text.isEmpty else { return .some(nil) }
            let origin = (text.hasSuffix("/") ? String(text.dropLast()) : text).lowercased()
            guard let scheme = ["https://", "http://"].first(where: origin.hasPrefix) else { return .none }
            var host = origin.dropFirst(scheme.count)
            if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
                let port = host[host.index(after: colon)...]
                guard port.utf8.allSatisfy(\.isDigit), let number = Int(port), (1...65_535).contains(number) else {
                    return .none
                }
                host = host[..<colon]
            }
            let inBrackets = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : ""
            let isHost = !host.isEmpty && String(host).isHostName || IPAddress(inBrackets) != nil
            return isHost ? origin : .none
        },
        show: { $0 ?? "" })

    /// A secret text, or nothing. A short one could be guessed.
    static let optionalSecret = OptionType(
        expected: "a text of at least 16 letters", placeholder: "SECRET",
        parse: { text in
            guard !text.isEmpty else { return .some(nil) }
            return text.count < 16 ? .none : .some(text)
        },
        show: { $0 ?? "" })
}

extension OptionType where Value == Bytes? {
    /// A key of 32 bytes, or nothing.
    static let optionalKey = OptionType(
        expected: "32 random bytes, as 64 hexadecimal digits or in base 64", placeholder: "KEY",
        parse: { text in
            guard !text.isEmpty else { return .some(nil) }
            guard let key = Bytes(hexadecimal: text) ?? Bytes(base64: text), key.count == 32 else { return .none }
            return key
        },
        show: { $0?.hexadecimal ?? "" })
}

extension OptionType where Value == Mailbox? {
    /// A mailbox, or nothing.
    static let optionalMailbox = OptionType(
        expected: "a mail address such as Portico <portico@example.com>", placeholder: "ADDRESS",
        parse: { text in
            guard !text.isEmpty else { return .some(nil) }
            guard let mailbox = try? Mailbox(text) else { return .none }
            return mailbox
        },
        show: { $0?.description ?? "" })
}

extension OptionType where Value == Bool {
    static let toggle = OptionType(
        expected: "true or false", placeholder: "",
        parse: { text in
            switch text.lowercased() {
            case "true", "yes", "on", "1": true
            case "false", "no", "off", "0": false
            default: nil
            }
        },
        show: { $0 ? "true" : "false" })
}

extension OptionType where Value == Int {
    static func integer(_ range: ClosedRange<Int>) -> OptionType {
        OptionType(
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)", placeholder: "NUMBER",
            parse: { text in
                guard text.utf8.allSatisfy(\.isDigit), let number = Int(text), range.contains(number) else {
                    return nil
                }
                return number
            },
            show: { "\($0)" })
    }

    /// A number of bytes; a kilobyte has 1024.
    static func size(_ range: ClosedRange<Int>) -> OptionType {
        let units = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10), ("B", 1)]
        let show: @Sendable (Int) -> String = { size in
            guard size > 0, let unit = units.first(where: { size.isMultiple(of: $0.1) }) else { return "\(size)B" }
            return "\(size / unit.1)\(unit.0)"
        }
        return OptionType(
            expected: "a size from \(show(range.lowerBound)) to \(show(range.upperBound)), such as 64KB or 1MB",
            placeholder: "SIZE",
            parse: { text in
                guard let size = text.quantity(in: units + [("", 1)]), range.contains(size) else { return nil }
                return size
            },
            show: show)
    }
}

extension OptionType where Value == Duration {
    /// More than no time, and at most a day.
    static var duration: OptionType {
        let units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)]
        return OptionType(
            expected: "a time such as 500ms, 10s or 5m, and at most 24h", placeholder: "TIME",
            parse: { text in
                guard let time = text.quantity(in: units), time > 0, time <= 86_400_000 else { return nil }
                return .milliseconds(time)
            },
            show: { time in
                let unit = units.last { time.milliseconds.isMultiple(of: $0.1) }
                return unit.map { "\(time.milliseconds / $0.1)\($0.0)" } ?? "\(time)"
            })
    }
}

extension OptionType where Value == Cron? {
    /// A recurring time, or nothing.
    static let optionalTiming = OptionType(
        expected: "five fields of cron such as 15 3 * * *, or off", placeholder: "CRON",
        parse: { text in
            guard text != "off" else { return .some(nil) }
            guard let timing = Cron(text) else { return .none }
            return timing
        },
        show: { $0?.text ?? "off" })
}

extension OptionType where Value: CaseIterable {
    /// One of the names of an enumeration's cases.
    static func choice() -> OptionType {
        OptionType(
            expected: "one of " + Value.allCases.map { "\($0)" }.joined(separator: ", "),
            placeholder: Value.allCases.map { "\($0)" }.joined(separator: "|"),
            parse: { text in Value.allCases.first { "\($0)" == text } },
            show: { "\($0)" })
    }
}

extension OptionType where Value == [AddressRange] {
    /// Addresses and blocks of them with commas between, or nothing.
    static let addresses = OptionType(
        expected: "a list of addresses and blocks such as 127.0.0.1,10.0.0.0/8", placeholder: "LIST",
        parse: { text in
            let words = text.split(separator: ",").map(\.trimmed)
            let ranges = words.compactMap(AddressRange.init)
            return ranges.count == words.count ? ranges : nil
        },
        show: { $0.map(\.description).joined(separator: ",") })
}

extension String {
    /// Letters, digits, dots and hyphens.
    fileprivate var isHostName: Bool {
        utf8.allSatisfy {
            $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0.lowercased) || "-.".utf8.contains($0)
        }
    }

    /// Reads `10s` or `64KB`: digits, then one of the units in either case, and nothing else.
    fileprivate func quantity(in units: [(name: String, factor: Int)]) -> Int? {
        let digits = prefix { $0.isASCII && $0.isNumber }
        let name = dropFirst(digits.count).lowercased()
        guard let number = Int(digits), let unit = units.first(where: { $0.name.lowercased() == name }) else {
            return nil
        }
        let (value, overflow) = number.multipliedReportingOverflow(by: unit.factor)
        return overflow ? nil : value
    }
}
