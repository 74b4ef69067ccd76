internal import Glibc
internal import Synchronization

/// The structured log: one JSON object a line on standard error, written with a single `write`. At a terminal a person
/// reads along, and gets plain lines.
/// Personal data does not belong in it: log ids, routes and counts.
package enum Log {
    package enum Level: Int, CaseIterable, Comparable, Sendable {
        case debug, info, warning, error

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        package init?(name: String) {
            guard let level = Level.allCases.first(where: { "\($0)" == name }) else { return nil }
            self = level
        }
    }

    private static let threshold = Atomic<Int>(Level.info.rawValue)
    private static let output = Atomic<Int32>(STDERR_FILENO)

    /// Lines below this level are not written.
    package static var level: Level {
        get { Level(rawValue: threshold.load(ordering: .relaxed)) ?? .info }
        set { threshold.store(newValue.rawValue, ordering: .relaxed) }
    }

    /// The descriptor for log lines: standard error, unless a test reads them.
    package static var descriptor: Int32 {
        get { output.load(ordering: .relaxed) }
        set { output.store(newValue, ordering: .relaxed) }
    }

    package static func debug(_ message: @autoclosure () -> String, _ facts: KeyValuePairs<String, LogValue> = [:]) {
        write(.debug, message, facts)
    }

    package static func info(_ message: @autoclosure () -> String, _ facts: KeyValuePairs<String, LogValue> = [:]) {
        write(.info, message, facts)
    }

    package static func warning(_ message: @autoclosure () -> String, _ facts: KeyValuePairs<String, LogValue> = [:]) {
        write(.warning, message, facts)
    }

    package static func error(_ message: @autoclosure () -> String, _ facts: KeyValuePairs<String, LogValue> = [:]) {
        write(.error, message, facts)
    }

    private static func write(_ level: Level, _ message: () -> String, _ facts: KeyValuePairs<String, LogValue>) {
        guard level >= self.level else { return }
        let line =
            isTerminal
            ? plainLine(level, message(), facts, at: Clock.now)
            : line(level, message(), facts, at: Clock.now, process: getpid())
        unsafe line.withUnsafeBytes { bytes in
            _ = unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        }
    }

    private static let isTerminal = isatty(STDERR_FILENO) == 1

    static func plainLine(
        _ level: Level, _ message: String, _ facts: KeyValuePairs<String, LogValue>, at time: Int64
    ) -> Bytes {
        var line = Bytes()
        line.append(isoMilliseconds: time)
        // The time of day says enough.
        line.removeFirst(11)
        line.append(level == .info ? "  " : "  \(level): ")
        line.append(message)
        for (name, value) in facts {
            line.append("  \(name)=")
            value.append(to: &line)
        }
        line.append("\n")
        return line
    }

    static func line(
        _ level: Level, _ message: String, _ facts: KeyValuePairs<String, LogValue>, at time: Int64, process: Int32
    ) -> Bytes {
        var line = Bytes()
        line.append("{\"time\":\"")
        line.append(isoMilliseconds: time)
        line.append("\",\"level\":\"\(level)\",\"process\":")
        line.append(decimal: Int(process))
        line.append(",\"message\":")
        line.append(jsonString: message)
        for (name, value) in facts {
            line.append(",")
            line.append(jsonString: name)
            line.append(":")
            value.append(to: &line)
        }
        line.append("}\n")
        return line
    }
}

/// A value in a log line: a text, an integer, a fraction or a Boolean.
package enum LogValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    case text(String)
    case number(Int)
    case fraction(Double)
    case truth(Bool)

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .truth(value) }
    package init(_ number: some BinaryInteger) { self = .number(Int(clamping: number)) }

    func append(to line: inout Bytes) {
        switch self {
        case .text(let text): line.append(jsonString: text)
        case .number(let number): line.append(decimal: number)
        case .fraction(let fraction): line.append(fraction.isFinite ? "\(fraction)" : "null")
        case .truth(let truth): line.append(truth ? "true" : "false")
        }
    }
}
