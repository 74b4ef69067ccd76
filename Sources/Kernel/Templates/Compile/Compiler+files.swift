/// Layouts and blocks, includes, components and their slots.
extension Compiler {
    /// Follows the layouts outwards, and notes what each file puts into the blocks of the next; the innermost wins.
    mutating func gatherOverrides(_ template: Template, _ fields: Fields) throws(TemplateError) -> Template {
        var current = template
        var seen: Set<String> = []
        while let name = current.layout {
            let file = current.file
            guard seen.insert(file.name).inserted else {
                throw Mark(file: file, range: name.range).error("this layout has itself as its layout")
            }
            var scope = Scope(file: file, page: fields)
            for node in current.nodes {
                switch node {
                case .block(let block, let nodes):
                    guard overrides[block.text]?.scope.file !== file else {
                        throw scope.mark(block.range).error("there are two blocks `\(block.text)`")
                    }
                    if overrides[block.text] == nil {
                        overrides[block.text] = Override(name: block, nodes: nodes, scope: scope)
                    }
                case .alias(let name, let expression):
                    scope.names[name.text] = try resolve(expression, scope)
                case .literal(let range) where file.bytes[range].allSatisfy(\.isTemplateBlank):
                    break
                default:
                    throw scope.mark(node.range(in: file)).error("with a layout, everything stands in a block")
                }
            }
            current = try library.layout(name, in: file)
        }
        return current
    }

    mutating func writeBlock(_ name: Word, _ nodes: [Node], _ scope: Scope) throws(TemplateError) {
        let mark = scope.mark(name.range)
        guard scope.page != nil else { throw mark.error("a block stands in a page or a layout") }
        guard frames == 1 else { throw mark.error("a block cannot stand in a loop: there would be many") }
        guard blocks[name.text] == nil else { throw mark.error("there are two blocks `\(name.text)`") }
        let before = context
        let start = code.position()
        blocks[name.text] = start..<start
        if let override = overrides[name.text] {
            overrides[name.text]?.isUsed = true
            try write(override.nodes, override.scope)
        } else {
            try write(nodes, scope)
        }
        blocks[name.text] = start..<code.position()
        guard context == before else { throw mark.error("this block leaves a tag or an attribute open") }
    }

    /// Writes an included file or a component in its place. It sees what it is given, and nothing else.
    mutating func bring(
        _ template: Template, _ name: Word, _ arguments: [Argument], _ fills: [Fill], _ scope: Scope
    ) throws(TemplateError) {
        let file = template.file
        let mark = scope.mark(name.range)
        try spend(mark)
        let open = scope.open + [scope.file]
        guard !open.contains(where: { $0 === file }) else {
            throw mark.error("`\(file.name)` would bring in itself")
        }
        var inner = Scope(file: file, open: open)
        try pass(arguments, to: template, &inner, from: scope, mark)
        try pass(fills, to: template, &inner, from: scope)
        do { try write(template.nodes, inner) } catch {
            throw error.file == scope.file.name ? error : error.reached(from: mark)
        }
    }

    private func pass(
        _ arguments: [Argument], to template: Template, _ inner: inout Scope, from scope: Scope, _ mark: Mark
    ) throws(TemplateError) {
        var given: (fields: Fields, spot: Spot)?
        for argument in arguments {
            let name = argument.name.text
            let place = scope.mark(argument.name.range)
            let isKnown = template.parameters.contains { $0.name.text == name }
            if given == nil, argument.isUnnamed, let whole = try whole(argument.value, for: template, scope),
                !isKnown || whole.fields.all[name] != nil
            {
                given = whole
                continue
            }
            guard isKnown else {
                let known = template.parameters.map(\.name.text)
                throw place.error("`\(template.file.name)` takes no `\(name)`\(didYouMean(name, among: known))")
            }
            guard inner.names[name] == nil else { throw place.error("this is given twice") }
            inner.names[name] = try resolve(argument.value, scope)
        }
        for parameter in template.parameters where inner.names[parameter.name.text] == nil {
            if let given, let field = given.fields.all[parameter.name.text] {
                let spot = Spot(frame: given.spot.frame, way: given.spot.way.then(field.way))
                inner.names[parameter.name.text] = Bound(field.content, at: spot)
                continue
            }
            guard let fallback = parameter.fallback else {
                throw mark.error("`\(template.file.name)` needs `\(parameter.name.text)`")
            }
            // A name is one of the page; what else a default says needs none.
            inner.names[parameter.name.text] = try resolve(fallback, Scope(file: template.file, page: page))
        }
    }

    /// A value that gives what it shows to the parameters of the same names: `{% field form.company label=… %}`; nil for
    /// one that shows none of them.
    private func whole(
        _ expression: Expression, for template: Template, _ scope: Scope
    ) throws(TemplateError) -> (fields: Fields, spot: Spot)? {
        guard case .object(let fields, let spot) = try resolve(expression, scope),
            template.parameters.contains(where: { fields.all[$0.name.text] != nil })
        else { return nil }
        return (fields, spot)
    }

    private func pass(
        _ fills: [Fill], to template: Template, _ inner: inout Scope, from scope: Scope
    ) throws(TemplateError) {
        for place in template.places { inner.fills[place] = ([], scope) }
        for fill in fills where !fill.nodes.allSatisfy({ $0.isBlank(in: scope.file) }) {
            let name = fill.name.text
            let mark = scope.mark(fill.name.range)
            guard let known = inner.fills[name] else {
                let title = name.isEmpty ? "slot without a name" : "slot `\(name)`"
                let advice = didYouMean(name, among: template.places)
                throw mark.error("`\(template.file.name)` has no \(title)\(advice)")
            }
            guard known.nodes.isEmpty else { throw mark.error("this slot is filled twice") }
            inner.fills[name] = (fill.nodes, scope)
        }
    }

    mutating func fill(_ name: String, _ range: Range<Int>, _ scope: Scope) throws(TemplateError) {
        guard let fill = scope.fills[name] else { throw scope.mark(range).error("a slot stands in a component") }
        try write(fill.nodes, fill.scope)
    }
}

extension Node {
    fileprivate func isBlank(in file: SourceFile) -> Bool {
        guard case .literal(let range) = self else { return false }
        return file.bytes[range].allSatisfy(\.isTemplateBlank)
    }

    /// The first position of the node, for errors.
    func range(in file: SourceFile) -> Range<Int> {
        switch self {
        case .literal(let range):
            let start = file.bytes[range].firstIndex { !$0.isTemplateBlank } ?? range.lowerBound
            return start..<start + 1
        case .slot(let expression): return expression.range
        case .condition(_, _, _, let range), .loop(_, _, _, _, let range), .place(_, let range): return range
        case .include(let name, _), .component(let name, _, _), .block(let name, _), .alias(let name, _):
            return name.range
        case .message(let message): return message.range
        }
    }
}
