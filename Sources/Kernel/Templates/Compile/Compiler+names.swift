internal import Base

/// Resolves names and expressions.
extension Compiler {
    func resolve(_ expression: Expression, _ scope: Scope) throws(TemplateError) -> Bound {
        var value = try resolve(expression.base, scope.mark(expression.range), scope)
        for filter in expression.filters {
            value = try apply(filter, to: value, scope)
        }
        return value
    }

    private func resolve(_ base: Expression.Base, _ mark: Mark, _ scope: Scope) throws(TemplateError) -> Bound {
        switch base {
        case .text(let text): return .text(text)
        case .number(let number): return .number(number)
        case .truth(let truth): return .truth(truth)
        case .message(let message): return try resolve(message, scope)
        case .asset(let name):
            guard let address = library.asset(name) else {
                throw mark.error("there is no file `\(name)` to be served")
            }
            return .text(address)
        case .path(let path):
            var value = try resolve(path[0], scope)
            for name in path.dropFirst() {
                value = try member(name, of: value, scope)
            }
            return value
        }
    }

    private func resolve(_ name: Word, _ scope: Scope) throws(TemplateError) -> Bound {
        if let value = scope.names[name.text] { return value }
        if let field = scope.page?.all[name.text] { return Bound(field.content, at: Spot(way: field.way)) }
        if let fill = scope.fills[name.text] { return .truth(!fill.nodes.isEmpty) }
        let known = scope.names.keys + (scope.page?.all.keys.map { $0 } ?? [])
        throw scope.mark(name.range).error(
            "there is no name `\(name.text)` here\(didYouMean(name.text, among: known))")
    }

    private func member(_ name: Word, of value: Bound, _ scope: Scope) throws(TemplateError) -> Bound {
        let mark = scope.mark(name.range)
        switch value {
        case .object(let fields, let spot):
            guard let field = fields.all[name.text] else {
                let advice = didYouMean(name.text, among: fields.all.keys)
                throw mark.error("\(fields.owner) shows no `\(name.text)`\(advice)")
            }
            return Bound(field.content, at: Spot(frame: spot.frame, way: spot.way.then(field.way)))
        case .list(let list, let spot, _) where name.text == "count":
            return .scalar(Scalar(access: list.count, spot: spot))
        case .loop(let frame):
            guard let fact = LoopFact(rawValue: name.text) else {
                throw mark.error("a loop has `first`, `last` and `index`, no `\(name.text)`")
            }
            return .loopFact(fact, frame: frame)
        default:
            throw mark.error("\(value.description) has no `\(name.text)`")
        }
    }

    func resolve(_ message: Message, _ scope: Scope) throws(TemplateError) -> Bound {
        var values: [String: Bound] = [:]
        for (name, value) in message.values {
            values[name] = try resolve(value, scope)
        }
        guard let expression = message.number else { return .message(message, values: values, number: nil) }
        let number = try resolve(expression, scope)
        switch number {
        case .number: break
        case .scalar(let scalar) where scalar.kind == .number: break
        default:
            throw scope.mark(expression.range).error(
                "one or many is said of a number; this is \(number.description)")
        }
        return .message(message, values: values, number: number)
    }
}
