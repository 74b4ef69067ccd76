internal import Base

/// Describes where the value of an option came from, for the operator who has to change it.
enum OptionSource: Equatable, Sendable, CustomStringConvertible {
    case standard
    case file(String, line: Int)
    case variable(String)
    case flag(String)

    var description: String {
        switch self {
        case .standard: "default"
        case .file(let path, let line): "\(path):\(line)"
        case .variable(let name), .flag(let name): name
        }
    }
}

/// Reads the options of one source (command line, environment or file) and collects its errors.
struct OptionReader {
    struct Setting: Sendable {
        let text: String
        let value: any Sendable
        let source: OptionSource
    }

    private(set) var settings: [String: Setting] = [:]
    private(set) var problems: [String] = []

    mutating func readFlags(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--"), argument.count > 2 else {
                problems.append("\"\(argument)\" is not expected here")
                continue
            }
            let pieces = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            readFlag(String(pieces[0]), value: pieces.count == 2 ? String(pieces[1]) : nil, &rest)
        }
    }

    private mutating func readFlag(_ name: String, value: String?, _ rest: inout ArraySlice<String>) {
        if name.hasPrefix("no-"), value == nil, let row = OptionReader.row(name.dropFirst(3)), row.isSwitch {
            set(row, "false", .flag("--\(name)"))
            return
        }
        let row = OptionReader.row(name)
        var value = value
        if value == nil, row?.isSwitch != true, rest.first?.hasPrefix("--") == false {
            value = rest.removeFirst()
        }
        guard let row else {
            refuse("--\(name)", name) { "--\($0.name)" }
            return
        }
        if let value = value ?? (row.isSwitch ? "true" : nil) {
            set(row, value, .flag("--\(name)"))
        } else {
            problems.append("--\(name) needs a value: \(row.expected)")
        }
    }

    mutating func readEnvironment(_ environment: [String: String]) {
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix("PORTICO_") {
            if let row = OptionTable.rows.first(where: { $0.variable == name }) {
                set(row, value, .variable(name))
            } else if let row = OptionTable.rows.first(where: { $0.variable + "_FILE" == name }), row.name != "config" {
                readValueFile(row, name, path: value, isAlone: environment[row.variable] == nil)
            } else {
                refuse(name, name.dropFirst(8).lowercased().replacing("_", with: "-"), spelt: \.variable)
            }
        }
    }

    private mutating func readValueFile(_ row: any AnyOption, _ variable: String, path: String, isAlone: Bool) {
        guard isAlone else {
            problems.append("\(variable) and \(row.variable) are both set: leave one of them out")
            return
        }
        do throws(SystemError) {
            set(row, try TextFile.read(path).trimmed, .variable(variable))
        } catch {
            problems.append("\(variable): \(error)")
        }
    }

    mutating func readFile(_ path: String) {
        let text: String
        do throws(SystemError) {
            text = try TextFile.read(path)
        } catch {
            problems.append("the configuration file: \(error)")
            return
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            readLine(line, OptionSource.file(path, line: index + 1))
        }
    }

    private mutating func readLine(_ line: Substring, _ source: OptionSource) {
        let line = OptionReader.withoutComment(line)
        guard !line.isEmpty else { return }
        let pieces = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 2 else {
            problems.append("\(source): a line reads `name = value`")
            return
        }
        let name = pieces[0].trimmed
        guard let row = OptionReader.row(name), name != "config" else {
            refuse("\(source): \(name)", name, spelt: \.name)
            return
        }
        if let first = settings[name] {
            problems.append("\(source): \(name) was set before, at \(first.source)")
        } else {
            set(row, pieces[1].trimmed, source)
        }
    }

    /// A comment begins at a `#` at the start or behind white space, so that a value may hold one.
    private static func withoutComment(_ line: Substring) -> String {
        var before: Character = " "
        let end = line.firstIndex { letter in
            defer { before = letter }
            return letter == "#" && before.isWhitespace
        }
        return line[..<(end ?? line.endIndex)].trimmed
    }

    private mutating func set(_ row: any AnyOption, _ text: String, _ source: OptionSource) {
        if let value = row.parse(text) {
            settings[row.name] = Setting(text: text, value: value, source: source)
        } else {
            let place = if case .file = source { "\(source): \(row.name)" } else { "\(source)" }
            problems.append("\(place): \(row.isSecret ? "the value" : "\"\(text)\"") is not \(row.expected)")
        }
    }

    private mutating func refuse(_ title: String, _ name: String, spelt spelling: (any AnyOption) -> String) {
        let meant = OptionTable.rows.map(\.name).nearest(to: name).flatMap { OptionReader.row($0) }
        problems.append("\(title) is no option" + (meant.map { "; did you mean \(spelling($0))?" } ?? ""))
    }

    private static func row(_ name: some StringProtocol) -> (any AnyOption)? {
        OptionTable.rows.first { $0.name == name }
    }
}
