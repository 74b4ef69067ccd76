internal import Base

/// The filters. There are no others: adding one is adding a row.
enum Filter: Sendable {
    /// One format for each argument that the filter takes; the first stands for none.
    case format([(argument: String, format: Format)])
    case text(@Sendable (String) -> String)
    case markup(@Sendable (String) -> TrustedHTML)
    case truncate, plural, instead

    static let all: [String: Filter] = [
        "money": .format([("", .money), ("whole", .wholeMoney)]),
        "decimal": .format([("", .decimal)]),
        "number": .format([("", .number)]),
        "percent": .format([("", .percent)]),
        "size": .format([("", .size)]),
        "date": .format([("", .date), ("long", .longDate), ("short", .shortDate), ("month", .month)]),
        "time": .format([("", .time)]),
        "datetime": .format([("", .dateTime)]),
        "ago": .format([("", .ago)]),
        "iso": .format([("", .iso)]),
        "initials": .text { $0.initials },
        "upper": .text { $0.uppercased() },
        "lower": .text { $0.lowercased() },
        "lines": .markup { $0.asLines },
        "truncate": .truncate,
        "plural": .plural,
        "default": .instead,
    ]

    var takesArguments: Bool {
        switch self {
        case .text, .markup: false
        default: true
        }
    }
}

extension Compiler {
    func apply(_ use: FilterUse, to value: Bound, _ scope: Scope) throws(TemplateError) -> Bound {
        let name = use.name.text
        let mark = scope.mark(use.name.range)
        guard let filter = library.filter(name) else {
            throw mark.error("there is no filter `\(name)`\(didYouMean(name, among: Filter.all.keys))")
        }
        func misuse(_ reason: String) -> TemplateError { mark.error("the filter `\(name)` \(reason)") }
        func map(_ change: @escaping @Sendable (String) -> String) throws(TemplateError) -> Bound {
            if case .text(let text) = value { return .text(change(text)) }
            return .scalar(try text().map(change))
        }
        func text() throws(TemplateError) -> TextScalar {
            guard case .scalar(let scalar) = value, let access = scalar.access as? Access<String> else {
                throw misuse("is for a text; this is \(value.description)")
            }
            return TextScalar(access: access, spot: scalar.spot)
        }
        if !filter.takesArguments, !use.arguments.isEmpty { throw misuse("takes nothing") }

        switch filter {
        case .format(let rows):
            let argument = use.arguments.first?.text ?? ""
            guard use.arguments.count < 2, let row = rows.first(where: { $0.argument == argument }) else {
                let known = rows.dropFirst().map { "`\"\($0.argument)\"`" }.joined(separator: ", ")
                throw misuse(known.isEmpty ? "takes nothing" : "takes nothing or \(known)")
            }
            if case .number(let number) = value, row.format == .number {
                return .text(Audience(language, zone: .utc, now: Timestamp(milliseconds: 0)).number(number))
            }
            guard case .scalar(let scalar) = value, row.format.fits(scalar.kind) else {
                throw misuse("is for \(row.format.expected); this is \(value.description)")
            }
            return .formatted(row.format, scalar)
        case .text(let change):
            return try map(change)
        case .markup(let change):
            return .scalar(try text().map(change))
        case .truncate:
            guard use.arguments.count == 1, let limit = Int(use.arguments[0].text), limit > 0 else {
                throw misuse("takes a number of letters: `truncate 80`")
            }
            return try map { $0.truncated(to: limit) }
        case .plural:
            guard let message = use.message else { throw misuse("takes two texts") }
            return try resolve(message, scope)
        case .instead:
            guard let instead = use.instead else { throw misuse("takes what is written instead") }
            switch value {
            case .scalar(let scalar): return .fallback(scalar, nil, try resolve(instead, scope))
            case .formatted(let format, let scalar): return .fallback(scalar, format, try resolve(instead, scope))
            default: throw misuse("is for what may be missing; this is \(value.description)")
            }
        }
    }
}

/// A text that a filter changes.
private struct TextScalar {
    let access: Access<String>
    let spot: Spot

    func map<Value: TemplateScalar>(_ change: @escaping @Sendable (String) -> Value) -> Scalar {
        Scalar(access: Access<Value> { [access] owner in access.read(owner).map(change) }, spot: spot)
    }
}
