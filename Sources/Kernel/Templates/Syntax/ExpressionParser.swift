/// Values with their filters, and conditions.
extension WordReader {
    /// `lead.value | money`
    mutating func expression() throws(TemplateError) -> Expression {
        let start = next?.range.lowerBound ?? range.lowerBound
        let base = try base()
        var expression = Expression(base: base, range: start..<position)
        while take(symbol: "|") {
            guard expression.filters.count < 8 else { throw error("these are too many filters") }
            let filter = try filter(of: expression)
            expression = Expression(base: base, filters: expression.filters + [filter], range: start..<position)
        }
        return expression
    }

    private mutating func base() throws(TemplateError) -> Expression.Base {
        guard let word = next else { throw error("here a name or a text is expected") }
        switch word.kind {
        case .string:
            _ = advance()
            return .text(word.text)
        case .number:
            _ = advance()
            guard let number = Int(word.text) else {
                throw TemplateError("this number is too large", in: file, at: word.range)
            }
            return .number(number)
        case .symbol:
            throw error("here a name or a text is expected, not `\(word.text)`")
        case .name where following?.kind == .string && (word.text == "t" || word.text == "asset"):
            _ = advance()
            let text = try take(.string, "a text")
            guard word.text == "t" else { return .asset(text.text) }
            var message = try message(quoted: text)
            if take(name: "as") { message.context = try take(.string, "a text that tells the meaning").text }
            return .message(message)
        case .name where word.text == "true" || word.text == "false":
            _ = advance()
            return .truth(word.text == "true")
        case .name:
            return .path(try path())
        }
    }

    private mutating func path() throws(TemplateError) -> [Word] {
        var path = [try take(.name, "a name")]
        while take(symbol: ".") {
            guard path.count < 12 else { throw error("this name is too long") }
            path.append(try take(.name, "a name"))
        }
        return path
    }

    private mutating func filter(of value: Expression) throws(TemplateError) -> FilterUse {
        var filter = FilterUse(name: try take(.name, "a filter"))
        if filter.name.text == "default" {
            let start = next?.range.lowerBound ?? range.lowerBound
            filter.instead = Expression(base: try base(), range: start..<position)
            return filter
        }
        while let word = next, word.kind == .string || word.kind == .number {
            filter.arguments.append(word)
            _ = advance()
        }
        if filter.name.text == "plural" {
            filter.message = try plural(of: value, filter)
        }
        return filter
    }

    /// `count | plural "{n} lead" "{n} leads"`: `{n}` is the number itself.
    private func plural(of value: Expression, _ filter: FilterUse) throws(TemplateError) -> Message {
        guard filter.arguments.count == 2, filter.arguments.allSatisfy({ $0.kind == .string }) else {
            throw TemplateError(
                "`plural` takes two texts, for one and for many: `| plural \"{n} lead\" \"{n} leads\"`", in: file,
                at: filter.name.range)
        }
        var message = try message(quoted: filter.arguments[0], number: value)
        let many = try self.message(quoted: filter.arguments[1], number: value)
        message.plural = many.key
        message.number = value
        for value in many.values {
            try message.add(value.name, value.value, in: file)
        }
        return message
    }

    /// `Close {lead.company}`: the braces contain a value, named by its last word.
    private func message(quoted word: Word, number: Expression? = nil) throws(TemplateError) -> Message {
        var message = Message(key: "", isMarkup: false, range: word.range)
        var offset = word.range.lowerBound + 1
        let end = word.range.upperBound - 1
        while let open = file.bytes[offset..<end].firstIndex(of: UInt8(ascii: "{")) {
            message.key += file.text(offset..<open)
            var scanner = WordScanner(file, from: open + 1, to: end)
            let words = try scanner.words(until: "}", opened: open)
            offset = scanner.offset
            var reader = WordReader(words, of: file, open..<offset)
            var value = try reader.expression()
            try reader.finish()
            if let number, case .path(let path) = value.base, path.count == 1, path[0].text == "n" {
                let format = FilterUse(name: Word(kind: .name, text: "number", range: path[0].range))
                value = Expression(base: number.base, filters: number.filters + [format], range: number.range)
                try message.add("n", value, in: file)
                message.key += "{n}"
            } else {
                message.key += "{\(try message.add(value, in: file))}"
            }
        }
        message.key += file.text(offset..<end)
        return message
    }
}

extension Message {
    /// Adds a value by the last word of its path, and answers that name.
    mutating func add(_ value: Expression, in file: SourceFile) throws(TemplateError) -> String {
        guard case .path(let path) = value.base, let name = path.last?.text else {
            throw TemplateError("within a text only names are replaced", in: file, at: value.range)
        }
        try add(name, value, in: file)
        return name
    }

    mutating func add(_ name: String, _ value: Expression, in file: SourceFile) throws(TemplateError) {
        if let known = values.first(where: { $0.name == name }) {
            guard file.text(known.value.range) == file.text(value.range) else {
                throw TemplateError(
                    "two values of this text are named `\(name)`: give one another name with `{% let %}`", in: file,
                    at: value.range)
            }
        } else {
            values.append((name, value))
        }
    }
}

extension WordReader {
    /// `a and not b or c == "x"`: `not` binds closest, then `and`, then `or`.
    mutating func condition() throws(TemplateError) -> Condition {
        // A chain of `and` is a tree as deep as it is long.
        guard wordCount < 200 else { throw error("this condition is too long") }
        return try alternative()
    }

    private mutating func alternative() throws(TemplateError) -> Condition {
        var condition = try conjunction()
        while take(name: "or") {
            condition = .either(condition, try conjunction())
        }
        return condition
    }

    private mutating func conjunction() throws(TemplateError) -> Condition {
        var condition = try negation()
        while take(name: "and") {
            condition = .both(condition, try negation())
        }
        return condition
    }

    private mutating func negation() throws(TemplateError) -> Condition {
        if take(name: "not") {
            return .not(try negation())
        }
        if take(symbol: "(") {
            let inner = try alternative()
            guard take(symbol: ")") else { throw error("here `)` is expected") }
            return inner
        }
        let left = try expression()
        guard let word = next, word.kind == .symbol, let relation = Relation(rawValue: word.text) else {
            return .value(left)
        }
        _ = advance()
        return .comparison(left, relation, try expression(), word.range)
    }
}
