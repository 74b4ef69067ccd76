internal import Base

/// Which of a language's forms goes with a number: the C-like expression of a .po file's header, as in
/// `n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2`.
struct PluralRule: Sendable {
    private let expression: Node
    /// Nearly every page asks, and nearly always this.
    private let isOneAndMany: Bool

    /// One is singular, everything else plural: English and German.
    static let oneAndMany = PluralRule(expression: .binary("!=", .n, .number(1)), isOneAndMany: true)

    private indirect enum Node: Sendable {
        case n
        case number(Int)
        case not(Node)
        case binary(String, Node, Node)
        case choice(Node, Node, Node)
    }

    private init(expression: Node, isOneAndMany: Bool = false) {
        self.expression = expression
        self.isOneAndMany = isOneAndMany
    }

    /// Nil for what is not such an expression.
    init?(_ text: String) {
        var parser = Parser(text)
        guard let expression = parser.choice(depth: 0), parser.isAtEnd else { return nil }
        self.expression = expression
        if case .binary("!=", .n, .number(1)) = expression { isOneAndMany = true } else { isOneAndMany = false }
    }

    func form(of number: Int) -> Int {
        if isOneAndMany { return number.magnitude == 1 ? 0 : 1 }
        return Self.value(expression, Int(clamping: number.magnitude))
    }

    private static func value(_ node: Node, _ n: Int) -> Int {
        switch node {
        case .n: return n
        case .number(let number): return number
        case .not(let inner): return value(inner, n) == 0 ? 1 : 0
        case .choice(let condition, let yes, let no): return value(value(condition, n) != 0 ? yes : no, n)
        case .binary(let sign, let left, let right):
            let left = value(left, n)
            let right = value(right, n)
            switch sign {
            case "||": return left != 0 || right != 0 ? 1 : 0
            case "&&": return left != 0 && right != 0 ? 1 : 0
            case "==": return left == right ? 1 : 0
            case "!=": return left != right ? 1 : 0
            case "<": return left < right ? 1 : 0
            case ">": return left > right ? 1 : 0
            case "<=": return left <= right ? 1 : 0
            case ">=": return left >= right ? 1 : 0
            default: return right == 0 ? 0 : left % right
            }
        }
    }

    private struct Parser {
        private let bytes: Bytes
        private var offset = 0

        /// Operators by precedence, lowest first.
        private static let levels = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["%"]]

        init(_ text: String) {
            bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }
        }

        var isAtEnd: Bool { offset == bytes.count }

        private mutating func take(_ sign: String) -> Bool {
            guard bytes[offset...].starts(with: sign.utf8) else { return false }
            offset += sign.utf8.count
            return true
        }

        mutating func choice(depth: Int) -> Node? {
            guard depth < 30, let condition = binary(0, depth: depth) else { return nil }
            guard take("?") else { return condition }
            guard let yes = choice(depth: depth + 1), take(":"), let no = choice(depth: depth + 1) else { return nil }
            return .choice(condition, yes, no)
        }

        private mutating func binary(_ level: Int, depth: Int) -> Node? {
            guard level < Self.levels.count else { return single(depth: depth) }
            guard var left = binary(level + 1, depth: depth) else { return nil }
            while let sign = Self.levels[level].first(where: { take($0) }) {
                guard let right = binary(level + 1, depth: depth) else { return nil }
                left = .binary(sign, left, right)
            }
            return left
        }

        private mutating func single(depth: Int) -> Node? {
            guard depth < 30 else { return nil }
            if take("!") { return single(depth: depth + 1).map { .not($0) } }
            if take("n") { return .n }
            if take("(") {
                guard let inner = choice(depth: depth + 1), take(")") else { return nil }
                return inner
            }
            let digits = bytes[offset...].prefix { $0.isDigit }
            offset += digits.count
            return Int(String(decoding: digits, as: UTF8.self)).map { .number($0) }
        }
    }
}
