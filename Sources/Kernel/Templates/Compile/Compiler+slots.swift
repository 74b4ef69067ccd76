internal import Base

/// Compiles slots.
extension Compiler {
    /// Writes a value at the current position. Returns whether the quote after it was written too, because the slot was
    /// the whole attribute.
    mutating func write(_ value: Bound, _ mark: Mark, before next: UInt8?) throws(TemplateError) -> Bool {
        guard isHTML else {
            try emit(value, .none, mark)
            return false
        }
        let quote = context.quoteOfEmptyValue
        let attribute = context.attribute
        let escape: Escape
        do { escape = try context.slot(isConstant: value.isConstant) } catch { throw mark.error(error.message) }
        guard let quote, next == quote, value.mayVanish(from: attribute) else {
            try emit(value, escape, mark)
            return false
        }
        try writeAttribute(attribute, value, escape, mark)
        do { try context.read([quote]) } catch { throw mark.error(error.message) }
        return true
    }

    /// Writes ` name="value"`, or nothing where the value is missing, empty or false.
    private mutating func writeAttribute(
        _ attribute: String, _ value: Bound, _ escape: Escape, _ mark: Mark
    ) throws(TemplateError) {
        guard let opening = cutAttribute() else {
            throw mark.error("write the attribute, its quotes and its slot in one")
        }
        switch value {
        case .truth(let truth):
            code.add(literal: AttributeRules.written(attribute, opening, truth))
        case .loopFact(let fact, let frame):
            let no = code.add(.branchLoop(fact, frame: UInt16(frame), when: false, to: 0))
            writeTruth(attribute, opening, unless: no)
        case .scalar(let scalar) where scalar.kind == .truth:
            writeTruth(attribute, opening, unless: jump(.holds, scalar, when: false))
        case .scalar(let scalar), .formatted(_, let scalar):
            let missing = jump(AttributeRules.keepsEmpty(attribute) ? .present : .filled, scalar, when: false)
            code.add(literal: opening)
            try emit(value, escape, mark)
            code.add(literal: opening.suffix(1))
            code.land([missing])
        default:
            break  // an empty text
        }
    }

    private mutating func writeTruth(_ attribute: String, _ opening: Bytes, unless no: Int) {
        code.add(literal: AttributeRules.written(attribute, opening, true))
        let out = code.add(.jump(to: 0))
        code.land([no])
        code.add(literal: AttributeRules.written(attribute, opening, false))
        code.land([out])
    }

    mutating func emit(_ value: Bound, _ escape: Escape, _ mark: Mark) throws(TemplateError) {
        switch value {
        case .text(let text):
            emit(text, escape)
        case .number(let number):
            emit("\(number)", escape)
        case .scalar(let scalar):
            try emit(scalar, escape, mark)
        case .formatted(let format, let scalar):
            code.add(.format(format, scalar.kind, code.add(scalar), escape))
        case .loopFact(.index, let frame):
            code.add(.index(frame: UInt16(frame)))
        case .message(let message, let values, let number):
            try emit(message, values, number, escape, mark.file)
        case .fallback(let scalar, let format, let instead):
            let missing = jump(.filled, scalar, when: false)
            try emit(format.map { .formatted($0, scalar) } ?? .scalar(scalar), escape, mark)
            let out = code.add(.jump(to: 0))
            code.land([missing])
            try emit(instead, escape, mark)
            code.land([out])
        case .truth, .loopFact:
            throw mark.error("a yes or no has nothing to print: use `{% if %}`")
        case .object(let fields, _):
            let names = fields.all.keys.sorted().prefix(8).map { "`\($0)`" }.joined(separator: ", ")
            throw mark.error("print one of its names: \(names)")
        case .list, .loop:
            throw mark.error("\(value.description) cannot be printed: use `{% for %}`")
        }
    }

    mutating func emit(_ text: String, _ escape: Escape) {
        var output = Output()
        output.append(text, escape)
        code.add(literal: output.bytes)
    }

    private mutating func emit(_ scalar: Scalar, _ escape: Escape, _ mark: Mark) throws(TemplateError) {
        switch scalar.kind {
        case .text where scalar.idPrefix != nil:
            emit("\(scalar.idPrefix ?? "")_", .none)
            code.add(.id(frame: UInt16(scalar.spot.frame), offset: Int32(scalar.spot.way.offset + scalar.offset)))
        case .text, .words, .number:
            let place = code.add(scalar)
            let isSimple = scalar.kind == .text && place.form == .stored && escape == .html
            code.add(isSimple ? .text(frame: place.frame, offset: place.offset) : .write(scalar.kind, place, escape))
        case .html:
            guard isHTML, context.takesMarkup else { throw mark.error("trusted HTML stands between tags only") }
            code.add(.write(.html, code.add(scalar), .none))
        case .truth:
            throw mark.error("a yes or no has nothing to print: use `{% if %}`")
        case .moment:
            throw mark.error("say how to show a moment: `| date`, `| time`, `| datetime`, `| ago` or `| iso`")
        case .money, .rate, .day:
            let format: Format = scalar.kind == .money ? .money : scalar.kind == .rate ? .percent : .date
            code.add(.format(format, scalar.kind, code.add(scalar), escape))
        }
    }
}

extension Bound {
    /// Whether the attribute is left out for some values of this.
    fileprivate func mayVanish(from attribute: String) -> Bool {
        switch self {
        case .truth, .loopFact(.first, _), .loopFact(.last, _), .formatted: true
        case .text(let text): text.isEmpty && !AttributeRules.keepsEmpty(attribute)
        case .scalar(let scalar): scalar.kind != .html && scalar.idPrefix == nil
        default: false
        }
    }
}
