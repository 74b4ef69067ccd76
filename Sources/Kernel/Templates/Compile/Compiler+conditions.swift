/// Conditions become jumps: `and` and `or` look no further than they must.
extension Compiler {
    /// The result if the template itself determines it, as with parameters of a component.
    func known(_ condition: Condition, _ scope: Scope) throws(TemplateError) -> Bool? {
        switch condition {
        case .value(let expression):
            switch try resolve(expression, scope) {
            case .text(let text): return !text.isEmpty
            case .number(let number): return number != 0
            case .truth(let truth): return truth
            case .message, .loopFact(.index, _): return true
            default: return nil
            }
        case .not(let inner):
            return try known(inner, scope).map { !$0 }
        case .both(let left, let right):
            return try known(left, right, scope, decisive: false)
        case .either(let left, let right):
            return try known(left, right, scope, decisive: true)
        case .comparison(let left, let relation, let right, _):
            switch (try resolve(left, scope), try resolve(right, scope)) {
            case (.text(let left), .text(let right)): return relation.holds(left, right)
            case (.number(let left), .number(let right)): return relation.holds(left, right)
            default: return nil
            }
        }
    }

    private func known(
        _ left: Condition, _ right: Condition, _ scope: Scope, decisive: Bool
    ) throws(TemplateError) -> Bool? {
        let answers = [try known(left, scope), try known(right, scope)]
        if answers.contains(decisive) { return decisive }
        return answers.contains(nil) ? nil : !decisive
    }

    /// Writes operations that jump when the condition comes out as wanted, and else go on; answers the jumps, still
    /// open.
    mutating func jumps(_ condition: Condition, when wanted: Bool, _ scope: Scope) throws(TemplateError) -> [Int] {
        if let known = try known(condition, scope) { return known == wanted ? [code.add(.jump(to: 0))] : [] }
        switch condition {
        case .value(let expression):
            return [try jump(try resolve(expression, scope), when: wanted, scope.mark(expression.range))]
        case .not(let inner):
            return try jumps(inner, when: !wanted, scope)
        case .both(let left, let right):
            return try jumps(left, right, when: wanted, scope, decisive: false)
        case .either(let left, let right):
            return try jumps(left, right, when: wanted, scope, decisive: true)
        case .comparison(let left, let relation, let right, let range):
            let first = try operand(left, scope)
            let second = try operand(right, scope)
            guard first.isText == second.isText else {
                throw scope.mark(range).error("a text and a number are never equal")
            }
            let comparison = code.add(Comparison(left: first, relation: relation, right: second))
            return [code.add(.compare(comparison, when: wanted, to: 0))]
        }
    }

    /// Two conditions of which one, if it is `decisive`, settles the whole.
    private mutating func jumps(
        _ left: Condition, _ right: Condition, when wanted: Bool, _ scope: Scope, decisive: Bool
    ) throws(TemplateError) -> [Int] {
        if wanted == decisive {
            return try jumps(left, when: wanted, scope) + jumps(right, when: wanted, scope)
        }
        let skips = try jumps(left, when: decisive, scope)
        let jumps = try jumps(right, when: wanted, scope)
        code.land(skips)
        return jumps
    }

    private mutating func jump(_ value: Bound, when wanted: Bool, _ mark: Mark) throws(TemplateError) -> Int {
        switch value {
        case .scalar(let scalar):
            return jump(.holds, scalar, when: wanted)
        case .formatted(_, let scalar):
            return jump(.filled, scalar, when: wanted)
        case .object(_, let spot):
            guard let passage = spot.way.passage else { throw mark.error("this is always there") }
            let isThere = Access<Bool> { owner in
                var isThere = false
                passage(owner) { _ in isThere = true }
                return isThere
            }
            let owner = Spot(frame: spot.frame, way: Way(offset: spot.way.offset))
            return jump(.holds, Scalar(access: isThere, spot: owner), when: wanted)
        case .list(let list, let spot, _):
            return code.add(.branchList(code.add(list, at: spot), when: wanted, to: 0))
        case .loopFact(let fact, let frame):
            return code.add(.branchLoop(fact, frame: UInt16(frame), when: wanted, to: 0))
        case .text, .number, .truth, .message, .fallback, .loop:
            throw mark.error("\(value.description) is no condition")
        }
    }

    mutating func jump(_ test: Test, _ scalar: Scalar, when wanted: Bool) -> Int {
        code.add(.branch(test, scalar.kind, code.add(scalar), when: wanted, to: 0))
    }

    private mutating func operand(_ expression: Expression, _ scope: Scope) throws(TemplateError) -> Comparison.Operand
    {
        switch try resolve(expression, scope) {
        case .text(let text): return .text(text)
        case .number(let number): return .number(number)
        case .loopFact(.index, let frame): return .index(frame: UInt16(frame))
        case .scalar(let scalar) where scalar.kind == .text || scalar.kind == .number:
            return .place(scalar.kind, code.add(scalar))
        case let other:
            throw scope.mark(expression.range).error(
                "texts and numbers can be compared; this is \(other.description)")
        }
    }
}

extension Comparison.Operand {
    fileprivate var isText: Bool {
        switch self {
        case .text, .place(.text, _): true
        default: false
        }
    }
}
