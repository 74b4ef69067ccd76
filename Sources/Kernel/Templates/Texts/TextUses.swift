internal import Base

/// The texts used by templates, in all of their branches, and those of Swift code.
struct TextUses {
    struct Use {
        let plural: String?
        var files: Set<String>
    }

    private(set) var all: [TextKey: Use] = [:]

    init(in templates: some Sequence<Template>) throws(TemplateError) {
        for template in templates {
            for parameter in template.parameters {
                if let fallback = parameter.fallback { try add(fallback, template.file) }
            }
            try add(template.nodes, template.file)
        }
    }

    mutating func add(code: Bytes, file: String) throws(TemplateError) {
        for (key, plural) in CodeTexts.texts(in: code) {
            try add(
                key, plural, file,
                TemplateError("`\(key.english)` stands elsewhere too, with another plural", file: file))
        }
    }

    private mutating func add(
        _ key: TextKey, _ plural: String?, _ file: String, _ contradiction: @autoclosure () -> TemplateError
    ) throws(TemplateError) {
        if let known = all[key], known.plural != plural { throw contradiction() }
        all[key, default: Use(plural: plural, files: [])].files.insert(file)
    }

    private mutating func add(_ nodes: [Node], _ file: SourceFile) throws(TemplateError) {
        for node in nodes {
            switch node {
            case .literal, .place: continue
            case .slot(let value), .alias(_, let value): try add(value, file)
            case .message(let message): try add(message, file)
            case .block(_, let nodes): try add(nodes, file)
            case .condition(let condition, let then, let otherwise, _):
                try add(condition, file)
                try add(then + otherwise, file)
            case .loop(_, let list, let body, let empty, _):
                try add(list, file)
                try add(body + empty, file)
            case .include(_, let arguments):
                for argument in arguments { try add(argument.value, file) }
            case .component(_, let arguments, let fills):
                for argument in arguments { try add(argument.value, file) }
                for fill in fills { try add(fill.nodes, file) }
            }
        }
    }

    private mutating func add(_ condition: Condition, _ file: SourceFile) throws(TemplateError) {
        switch condition {
        case .value(let value): try add(value, file)
        case .not(let inner): try add(inner, file)
        case .both(let left, let right), .either(let left, let right):
            try add(left, file)
            try add(right, file)
        case .comparison(let left, _, let right, _):
            try add(left, file)
            try add(right, file)
        }
    }

    private mutating func add(_ value: Expression, _ file: SourceFile) throws(TemplateError) {
        if case .message(let message) = value.base { try add(message, file) }
        for filter in value.filters {
            if let message = filter.message { try add(message, file) }
            if let instead = filter.instead { try add(instead, file) }
        }
    }

    private mutating func add(_ message: Message, _ file: SourceFile) throws(TemplateError) {
        let key = TextKey(english: message.key, context: message.context)
        let contradiction = "`\(message.key)` stands elsewhere too, with another plural"
        try add(key, message.plural, file.name, TemplateError(contradiction, in: file, at: message.range))
        for (_, value) in message.values { try add(value, file) }
    }
}
