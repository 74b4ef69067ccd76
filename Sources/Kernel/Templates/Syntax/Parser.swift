/// Reads the pieces of a template into its tree.
struct Parser {
    /// The components by name, and whether each has slots, so that its use goes on to an `{% end %}`.
    typealias Components = [String: Bool]

    let file: SourceFile
    let components: Components
    private let tokens: [Token]
    private var index = 0
    private var depth = 0
    private var places: Set<String> = []

    static func template(
        _ file: SourceFile, _ tokens: [Token], components: Components
    ) throws(TemplateError) -> Template {
        var parser = Parser(file: file, tokens: tokens, components: components)
        return try parser.template()
    }

    private init(file: SourceFile, tokens: [Token], components: Components) {
        self.file = file
        self.tokens = tokens
        self.components = components
    }

    private mutating func template() throws(TemplateError) -> Template {
        var template = Template(file: file)
        while let token = token {
            if var reader = reader(of: token), reader.take(name: "layout") {
                template.layout = try reader.take(.string, "the layout's name, in quotes")
                try reader.finish()
            } else if var reader = reader(of: token), reader.take(name: "takes") {
                template.parameters = try parameters(&reader)
            } else if !isBlank(token) {
                break
            }
            index += 1
        }
        let (nodes, stop) = try nodes()
        if let stop {
            throw TemplateError("nothing is open that this could belong to", in: file, at: stop.range)
        }
        template.nodes = nodes
        template.places = places
        return template
    }

    private var token: Token? { index < tokens.count ? tokens[index] : nil }

    private func reader(of token: Token) -> WordReader? {
        guard case .statement(let words) = token.kind else { return nil }
        return WordReader(words, of: file, token.range)
    }

    private func isBlank(_ token: Token) -> Bool {
        guard case .literal = token.kind else { return false }
        return file.bytes[token.range].allSatisfy(\.isTemplateBlank)
    }

    /// Reads up to a statement that belongs to what is open: `end`, `else`, `empty`, `plural`.
    private mutating func nodes() throws(TemplateError) -> (nodes: [Node], stop: WordReader?) {
        var nodes: [Node] = []
        while let token {
            index += 1
            switch token.kind {
            case .literal:
                nodes.append(.literal(token.range))
            case .slot(let words):
                var reader = WordReader(words, of: file, token.range)
                nodes.append(.slot(try reader.expression()))
                try reader.finish()
            case .statement(let words):
                let reader = WordReader(words, of: file, token.range)
                guard let word = reader.next, word.kind == .name else {
                    throw reader.error("here a statement is expected")
                }
                if ["end", "else", "empty", "plural", "fill"].contains(word.text) { return (nodes, reader) }
                nodes.append(try node(reader))
            }
        }
        return (nodes, nil)
    }

    private mutating func node(_ statement: WordReader) throws(TemplateError) -> Node {
        guard depth < 40 else { throw statement.error("this is nested too deep") }
        depth += 1
        defer { depth -= 1 }
        var reader = statement
        let word = try reader.take(.name, "a statement")
        switch word.text {
        case "if": return try condition(&reader)
        case "for": return try loop(&reader)
        case "t": return .message(try message(&reader))
        case "include":
            let name = try reader.take(.string, "the file's name, in quotes")
            return .include(file: name, try arguments(&reader))
        case "block":
            let name = try reader.take(.name, "the block's name")
            try reader.finish()
            return .block(name: name, try body(of: statement))
        case "slot":
            let name = reader.isAtEnd ? "" : try reader.take(.name, "the slot's name").text
            try reader.finish()
            places.insert(name)
            return .place(name: name, statement.range)
        case "let":
            let name = try reader.take(.name, "a name")
            guard reader.take(symbol: "=") else { throw reader.error("here `=` is expected") }
            let value = try reader.expression()
            try reader.finish()
            return .alias(name: name, value)
        case "layout", "takes":
            throw statement.error("`\(word.text)` stands at the top of a file, before everything else")
        default:
            return try component(word, &reader)
        }
    }

    /// Parses up to the `end` that closes this statement.
    private mutating func body(of statement: WordReader) throws(TemplateError) -> [Node] {
        let (nodes, stop) = try nodes()
        try expectEnd(stop, of: statement)
        return nodes
    }

    private func expectEnd(_ stop: WordReader?, of statement: WordReader) throws(TemplateError) {
        guard var stop else {
            throw TemplateError("this is not closed: `{% end %}` is missing", in: file, at: statement.range)
        }
        guard stop.take(name: "end") else { throw stop.error("here `{% end %}` is expected") }
        try stop.finish()
    }

    private mutating func condition(_ reader: inout WordReader) throws(TemplateError) -> Node {
        let opening = reader
        let condition = try reader.condition()
        try reader.finish()
        let (then, stop) = try nodes()
        guard var stop, stop.take(name: "else") else {
            try expectEnd(stop, of: opening)
            return .condition(condition, then: then, otherwise: [], opening.range)
        }
        if stop.take(name: "if") {
            depth += 1
            defer { depth -= 1 }
            guard depth < 40 else { throw stop.error("this is nested too deep") }
            return .condition(condition, then: then, otherwise: [try self.condition(&stop)], opening.range)
        }
        try stop.finish()
        return .condition(condition, then: then, otherwise: try body(of: opening), opening.range)
    }

    private mutating func loop(_ reader: inout WordReader) throws(TemplateError) -> Node {
        let opening = reader
        let name = try reader.take(.name, "a name for one of them")
        guard reader.take(name: "in") else { throw reader.error("here `in` is expected") }
        let list = try reader.expression()
        try reader.finish()
        let (body, stop) = try nodes()
        guard var stop, stop.take(name: "empty") else {
            try expectEnd(stop, of: opening)
            return .loop(name: name, list: list, body: body, empty: [], opening.range)
        }
        try stop.finish()
        return .loop(name: name, list: list, body: body, empty: try self.body(of: opening), opening.range)
    }

    private mutating func component(_ name: Word, _ reader: inout WordReader) throws(TemplateError) -> Node {
        guard let hasSlots = components[name.text] else {
            let statements = ["if", "for", "t", "include", "block", "slot", "let", "else", "end"]
            throw TemplateError(
                "there is no statement or component `\(name.text)`"
                    + didYouMean(name.text, among: statements + components.keys), in: file, at: name.range)
        }
        let opening = reader
        let arguments = try arguments(&reader)
        guard hasSlots else { return .component(name: name, arguments, fills: []) }
        var fills: [Fill] = []
        var unnamed: [Node] = []
        while true {
            let (nodes, stop) = try nodes()
            unnamed += nodes
            guard var fill = stop, fill.take(name: "fill") else {
                try expectEnd(stop, of: opening)
                let whole = Word(kind: .name, text: "", range: name.range)
                return .component(name: name, arguments, fills: fills + [Fill(name: whole, nodes: unnamed)])
            }
            let name = try fill.take(.name, "the slot's name")
            try fill.finish()
            fills.append(Fill(name: name, nodes: try body(of: fill)))
        }
    }

    private func arguments(_ reader: inout WordReader) throws(TemplateError) -> [Argument] {
        var arguments: [Argument] = []
        while let word = reader.next {
            guard word.kind == .name, reader.following?.isSymbol("=") == true else {
                let value = try reader.expression()
                guard case .path(let path) = value.base, let name = path.last else {
                    throw TemplateError("give this a name: `title=\"…\"`", in: file, at: word.range)
                }
                arguments.append(Argument(name: name, value: value, isUnnamed: true))
                continue
            }
            _ = reader.advance()
            _ = reader.advance()
            arguments.append(Argument(name: word, value: try reader.expression()))
        }
        return arguments
    }

    private func parameters(_ reader: inout WordReader) throws(TemplateError) -> [Parameter] {
        var parameters: [Parameter] = []
        while !reader.isAtEnd {
            let name = try reader.take(.name, "a name")
            let fallback = reader.take(symbol: "=") ? try reader.expression() : nil
            parameters.append(Parameter(name: name, fallback: fallback))
        }
        return parameters
    }

    /// `{% t %}…{% end %}`, `{% t leads.count %}one{% plural %}many{% end %}`
    private mutating func message(_ reader: inout WordReader) throws(TemplateError) -> Message {
        let opening = reader
        var message = Message(key: "", isMarkup: true, range: reader.range)
        if !reader.isAtEnd, reader.next?.text != "as" { message.number = try reader.expression() }
        if reader.take(name: "as") {
            message.context = try reader.take(.string, "a text that tells the meaning").text
        }
        try reader.finish()
        let (one, stop) = try nodes()
        message.key = try key(of: one, into: &message)
        guard var stop, stop.take(name: "plural") else {
            try expectEnd(stop, of: opening)
            guard message.number == nil else {
                throw TemplateError("a text that is given a number has a `{% plural %}`", in: file, at: opening.range)
            }
            return message
        }
        guard message.number != nil else {
            throw stop.error("say which number chooses: `{% t leads.count %}`")
        }
        try stop.finish()
        message.plural = try key(of: try body(of: opening), into: &message)
        return message
    }

    private func key(of nodes: [Node], into message: inout Message) throws(TemplateError) -> String {
        var key = ""
        for node in nodes {
            switch node {
            case .literal(let range):
                let text = file.text(range)
                guard !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
                    throw TemplateError("braces cannot stand in a text that is translated", in: file, at: range)
                }
                key += text
            case .slot(let value):
                key += "{\(try message.add(value, in: file))}"
            default:
                throw TemplateError(
                    "a text that is translated holds words, tags and slots only", in: file, at: message.range)
            }
        }
        // Not at every blank: a no-break space is meant.
        return key.split(whereSeparator: { " \n\r\n\t".contains($0) }).joined(separator: " ")
    }
}
