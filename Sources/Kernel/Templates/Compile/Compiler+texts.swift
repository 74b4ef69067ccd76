internal import Base

/// Texts are looked up when a template is loaded: at run time they are literals like any other.
extension Compiler {
    /// `{% t %}…{% end %}`: a translation may hold the tags of the English, and is read like a part of the template.
    mutating func write(_ message: Message, _ scope: Scope) throws(TemplateError) {
        guard case .message(_, let values, let number) = try resolve(message, scope) else { return }
        let mark = scope.mark(message.range)
        let before = context
        var behind: HTMLContext?
        try forms(of: message, number, mark) { (compiler, form) throws(TemplateError) in
            compiler.context = before
            try compiler.write(markup: form, values, mark)
            if let behind { try compiler.join(behind, mark) }
            behind = compiler.context
        }
    }

    private mutating func write(
        markup text: String, _ values: [String: Bound], _ mark: Mark
    ) throws(TemplateError) {
        let pieces = TextPiece.pieces(of: text)
        var skipped = 0
        for index in pieces.indices {
            switch pieces[index] {
            case .words(let words):
                let bytes = Bytes(words.utf8.dropFirst(skipped))
                skipped = 0
                do { try write(literal: bytes, mark.file, at: mark.range.lowerBound) } catch {
                    throw mark.error("in `\(text)`: \(error.message)")
                }
            case .value(let name):
                guard let value = values[name] else { continue }
                skipped = try write(value, mark, before: pieces.firstByte(at: index + 1)) ? 1 : 0
            }
        }
    }

    /// `{{ t "…" }}`: words only, escaped like a value.
    mutating func emit(
        _ message: Message, _ values: [String: Bound], _ number: Bound?, _ escape: Escape, _ file: SourceFile
    ) throws(TemplateError) {
        let mark = Mark(file: file, range: message.range)
        try forms(of: message, number, mark) { (compiler, form) throws(TemplateError) in
            for piece in TextPiece.pieces(of: form) {
                switch piece {
                case .words(let words): compiler.emit(words, escape)
                case .value(let name): if let value = values[name] { try compiler.emit(value, escape, mark) }
                }
            }
        }
    }

    /// Writes each form of a text, and in front the jump that chooses among them.
    private mutating func forms(
        of message: Message, _ number: Bound?, _ mark: Mark,
        _ write: (inout Compiler, String) throws(TemplateError) -> Void
    ) throws(TemplateError) {
        try spend(mark)
        let (forms, rule) = try translation(of: message, mark)
        switch number {
        case .number(let number):
            try write(&self, forms[min(rule.form(of: number), forms.count - 1)])
        case .scalar(let scalar) where forms.count > 1:
            let plural = code.add(Plural(rule: rule, targets: []))
            code.add(.plural(code.add(scalar), forms: plural))
            var targets: [Int] = []
            var outs: [Int] = []
            for form in forms {
                targets.append(code.position())
                try write(&self, form)
                outs.append(code.add(.jump(to: 0)))
            }
            code.setTargets(targets, ofPlural: plural)
            code.land(outs)
        default:
            try write(&self, forms[0])
        }
    }

    private func translation(
        of message: Message, _ mark: Mark
    ) throws(TemplateError) -> (forms: [String], rule: PluralRule) {
        let english = [message.key] + (message.plural.map { [$0] } ?? [])
        if language == .english { return (english, .oneAndMany) }
        let name = language.rawValue
        let key = TextKey(english: message.key, context: message.context)
        guard let translations = library.translations[language],
            let forms = translations.forms(of: key, plural: message.plural)
        else {
            if library.acceptsMissingTexts { return (english, .oneAndMany) }
            throw mark.error("the text `\(message.key)` has no translation (\(name))")
        }
        if let reason = TextPiece.mismatch(english, forms) {
            throw mark.error("the translation (\(name)) of `\(message.key)` \(reason)")
        }
        return (forms, translations.rule)
    }
}

extension [TextPiece] {
    fileprivate func firstByte(at index: Int) -> UInt8? {
        guard index < count, case .words(let words) = self[index] else { return nil }
        return words.utf8.first
    }
}
