internal import Base

/// Binds a template to the names of its page type and writes its program in one language. Every check that can be made
/// before a page is rendered is made here.
struct Compiler {
    let library: Library
    let language: Language
    let isHTML: Bool
    var code = Code()
    var context = HTMLContext()
    /// The number of values in scope: the page's, and one element for each enclosing loop.
    var frames = 1
    var frameCount = 1
    var blocks: [String: Range<Int>] = [:]
    /// The names of the page, which a default can be.
    var page: Fields?
    /// The page's content for the blocks of its layout.
    var overrides: [String: Override] = [:]
    /// The remaining number of included files and texts: a few that include each other twice would never end.
    private var budget = 20_000
    /// Start of the last attribute: an offset within the pending text behind this many steps.
    private var attributeStart: (steps: Int, offset: Int)?

    struct Override {
        let name: Word
        let nodes: [Node]
        let scope: Scope
        var isUsed = false
    }

    static func program(
        of template: Template, for fields: Fields, in language: Language, _ library: Library
    ) throws(TemplateError) -> Program {
        if let name = fields.declaredTwice.first {
            throw TemplateError("\(fields.owner) shows two things as `\(name)`", file: template.file.name)
        }
        var compiler = Compiler(library: library, language: language, isHTML: template.file.isHTML)
        try compiler.writePage(template, fields)
        return Program(
            compiler.code, blocks: compiler.blocks, frameCount: compiler.frameCount, library.translations[language])
    }

    private init(library: Library, language: Language, isHTML: Bool) {
        self.library = library
        self.language = language
        self.isHTML = isHTML
    }

    private mutating func writePage(_ template: Template, _ fields: Fields) throws(TemplateError) {
        page = fields
        let outermost = try gatherOverrides(template, fields)
        try write(outermost.nodes, Scope(file: outermost.file, page: fields))
        _ = code.position()
        if let unused = overrides.values.filter({ !$0.isUsed }).min(by: { $0.name.text < $1.name.text }) {
            let advice = didYouMean(unused.name.text, among: blocks.keys)
            throw unused.scope.mark(unused.name.range).error(
                "the layout has no block `\(unused.name.text)`\(advice)")
        }
        guard !isHTML || context.state == .text else {
            let end = outermost.file.bytes.count
            throw TemplateError("the page ends within a tag or a comment", in: outermost.file, at: end..<end)
        }
    }

    mutating func spend(_ mark: Mark) throws(TemplateError) {
        budget -= 1
        guard budget > 0 else { throw mark.error("files and texts bring in too many of each other") }
    }

    // MARK: - Nodes

    mutating func write(_ nodes: [Node], _ scope: Scope) throws(TemplateError) {
        var scope = scope
        // A slot that is a whole attribute writes its closing quote too.
        var skipped = 0
        for index in nodes.indices {
            switch nodes[index] {
            case .literal(let range):
                let rest = range.dropFirst(skipped)
                skipped = 0
                try write(literal: Bytes(scope.file.bytes[rest]), scope.file, at: rest.startIndex)
            case .slot(let expression):
                let next = scope.file.firstByte(of: nodes, index + 1)
                let value = try resolve(expression, scope)
                skipped = try write(value, scope.mark(expression.range), before: next) ? 1 : 0
            case .alias(let name, let expression):
                scope.names[name.text] = try resolve(expression, scope)
            case .condition(let condition, let then, let otherwise, let range):
                try write(condition, then, otherwise, range, scope)
            case .loop(let name, let list, let body, let empty, let range):
                try writeLoop(name, list, body, empty, range, scope)
            case .include(let name, let arguments):
                try bring(try library.include(name, from: scope.file), name, arguments, [], scope)
            case .component(let name, let arguments, let fills):
                try bring(try library.component(name, in: scope.file), name, arguments, fills, scope)
            case .place(let name, let range):
                try fill(name, range, scope)
            case .block(let name, let nodes):
                try writeBlock(name, nodes, scope)
            case .message(let message):
                try write(message, scope)
            }
        }
    }

    mutating func write(literal bytes: Bytes, _ file: SourceFile, at offset: Int) throws(TemplateError) {
        if isHTML {
            do { try context.read(bytes) } catch {
                let start = offset + error.offset
                throw TemplateError(error.message, in: file, at: start..<start + 1)
            }
            attributeStart = context.attributeStart.map { (code.steps.count, code.pending.count + $0) }
        }
        code.add(literal: bytes)
    }

    /// Removes ` name="` if a slot is the whole attribute value; nil if there is something in between.
    mutating func cutAttribute() -> Bytes? {
        guard let start = attributeStart, start.steps == code.steps.count else { return nil }
        attributeStart = nil
        return code.cut(to: start.offset)
    }

    private mutating func write(
        _ condition: Condition, _ then: [Node], _ otherwise: [Node], _ range: Range<Int>, _ scope: Scope
    ) throws(TemplateError) {
        if let holds = try known(condition, scope) { return try write(holds ? then : otherwise, scope) }
        let before = context
        let misses = try jumps(condition, when: false, scope)
        try write(then, scope)
        let behindThen = context
        context = before
        if otherwise.isEmpty {
            code.land(misses)
        } else {
            let out = code.add(.jump(to: 0))
            code.land(misses)
            try write(otherwise, scope)
            code.land([out])
        }
        try join(behindThen, scope.mark(range))
    }

    mutating func join(_ other: HTMLContext, _ mark: Mark) throws(TemplateError) {
        guard let joined = other.joined(with: context) else {
            throw mark.error("its ways end at different places in HTML: one leaves a tag or an attribute open")
        }
        context = joined
    }

    private mutating func writeLoop(
        _ name: Word, _ expression: Expression, _ body: [Node], _ empty: [Node], _ range: Range<Int>, _ scope: Scope
    ) throws(TemplateError) {
        guard case .list(let list, let spot, let content) = try resolve(expression, scope) else {
            throw scope.mark(expression.range).error("`for` is for a list")
        }
        let mark = scope.mark(range)
        guard frames < 12 else { throw mark.error("loops are nested too deep") }
        let frame = frames
        let before = context
        let loop = code.add(.loop(code.add(list, at: spot), into: UInt16(frame), end: 0, after: 0))
        var inner = scope
        inner.names[name.text] = Bound(content, at: Spot(frame: frame))
        inner.names["loop"] = .loop(frame: frame)
        frames += 1
        frameCount = max(frameCount, frames)
        try write(body, inner)
        frames -= 1
        let end = code.position()
        guard context == before else {
            throw mark.error(
                "the loop ends at another place in HTML than it began: it leaves a tag or an attribute open")
        }
        let behindBody = context
        context = before
        try write(empty, scope)
        code.close(loop: loop, end: end, after: code.position())
        try join(behindBody, mark)
    }
}

extension SourceFile {
    fileprivate func firstByte(of nodes: [Node], _ index: Int) -> UInt8? {
        guard index < nodes.count, case .literal(let range) = nodes[index] else { return nil }
        return bytes[range.lowerBound]
    }
}
