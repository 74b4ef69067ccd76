package import Base

/// A value that templates can show. It says itself, by name, what they may see:
///
///     extension LeadCard: TemplateValue {
///         static let shape = Shape<LeadCard> {
///             $0.show("company", \.company)
///             $0.show("owner", \.owner)
///             $0.show("path") { LeadPath.show($0.id) }
///         }
///     }
///
/// Stored properties are read in place; what is computed costs a call at every use, so store what a row shows.
package protocol TemplateValue: SendableMetatype {
    static var shape: Shape<Self> { get }
}

/// The value of one whole page; its names stand in the template without a prefix.
package protocol TemplatePage: TemplateValue {
    /// The file within the folder of templates, without `.html`: `leads/index`; another ending stands: `mail/a.txt`.
    static var template: String { get }
}

/// The names of a type and how each is read.
package struct Shape<Value>: Sendable {
    private(set) var fields = Fields(owner: "\(Value.self)")

    package init(_ declare: (inout Shape) -> Void) {
        declare(&self)
    }

    package mutating func show<Shown: TemplateScalar>(
        _ name: String, _ path: any KeyPath<Value, Shown> & Sendable
    ) {
        if let offset = MemoryLayout<Value>.offset(of: path) {
            let access = Access<Shown>(form: .stored) { owner in (owner + offset).read(Shown.self) }
            add(name, .scalar(access, offset: offset))
        } else {
            show(name) { $0[keyPath: path] }
        }
    }

    package mutating func show<Shown: TemplateScalar>(
        _ name: String, _ path: any KeyPath<Value, Shown?> & Sendable
    ) {
        if let offset = MemoryLayout<Value>.offset(of: path) {
            let access = Access<Shown>(form: .optional) { owner in (owner + offset).read(Shown?.self) }
            add(name, .scalar(access, offset: offset))
        } else {
            show(name) { $0[keyPath: path] }
        }
    }

    /// A scalar that is made when it is shown.
    package mutating func show<Shown: TemplateScalar>(_ name: String, _ get: @escaping @Sendable (Value) -> Shown?) {
        let access = Access<Shown> { owner in get(owner.read(Value.self)) }
        add(name, .scalar(access, offset: 0))
    }

    /// An id shows as its text.
    package mutating func show<Kind: Identified & SendableMetatype>(
        _ name: String, _ path: any KeyPath<Value, ID<Kind>> & Sendable
    ) {
        guard let offset = MemoryLayout<Value>.offset(of: path) else { return show(name) { $0[keyPath: path].text } }
        let access = Access<String>(idPrefix: Kind.idPrefix) { owner in (owner + offset).read(ID<Kind>.self).text }
        add(name, .scalar(access, offset: offset))
    }

    package mutating func show<Shown: TemplateValue>(_ name: String, _ path: any KeyPath<Value, Shown> & Sendable) {
        add(name, .value { Shown.shape.fields }, behind: way(path))
    }

    package mutating func show<Shown: TemplateValue>(_ name: String, _ path: any KeyPath<Value, Shown?> & Sendable) {
        let passage: Passage
        if let offset = MemoryLayout<Value>.offset(of: path) {
            passage = { owner, body in
                // What an optional holds lies where it begins itself.
                if (owner + offset).holds(Shown.self) { body(owner + offset) }
            }
        } else {
            passage = { owner, body in
                if let shown = owner.read(Value.self)[keyPath: path] { Address.lend(shown, body) }
            }
        }
        add(name, .value { Shown.shape.fields }, behind: Way(passage: passage))
    }

    package mutating func show<Shown: TemplateScalar>(_ name: String, _ path: any KeyPath<Value, [Shown]> & Sendable) {
        let access = Access<Shown>(form: .stored) { $0.read(Shown.self) }
        add(name, .list(list(path), of: .scalar(access, offset: 0)))
    }

    package mutating func show<Shown: TemplateValue>(_ name: String, _ path: any KeyPath<Value, [Shown]> & Sendable) {
        add(name, .list(list(path), of: .value { Shown.shape.fields }))
    }

    /// All names of a part, as if they were this type's own.
    package mutating func showAll<Shown: TemplateValue>(of path: any KeyPath<Value, Shown> & Sendable) {
        let way = way(path)
        for (name, field) in Shown.shape.fields.all {
            add(name, field.content, behind: way.then(field.way))
        }
    }

    private mutating func add(_ name: String, _ content: Field.Content, behind way: Way = Way()) {
        if fields.all.updateValue(Field(way: way, content: content), forKey: name) != nil {
            fields.declaredTwice.append(name)
        }
    }

    private func way<Shown>(_ path: any KeyPath<Value, Shown> & Sendable) -> Way {
        if let offset = MemoryLayout<Value>.offset(of: path) { return Way(offset: offset) }
        let passage: Passage = { owner, body in
            let value = owner.read(Value.self)
            Address.lend(value[keyPath: path], body)
        }
        return Way(passage: passage)
    }

    private func list<Element>(_ path: any KeyPath<Value, [Element]> & Sendable) -> ListAccess {
        let offset = MemoryLayout<Value>.offset(of: path)
        return ListAccess { owner, body in
            let elements: [Element]
            if let offset {
                elements = (owner + offset).read([Element].self)
            } else {
                let value = owner.read(Value.self)
                elements = value[keyPath: path]
            }
            unsafe elements.withUnsafeBufferPointer { buffer in
                guard let first = buffer.baseAddress else { return }
                body(unsafe Address(first), buffer.count, MemoryLayout<Element>.stride)
            }
        }
    }
}

/// The names of a type, the type itself forgotten.
struct Fields: Sendable {
    let owner: String
    var all: [String: Field] = [:]
    var declaredTwice: [String] = []
}

/// How one name is read from its owner.
struct Field: Sendable {
    indirect enum Content: Sendable {
        /// The offset says where a stored one lies.
        case scalar(any ScalarAccess, offset: Int)
        /// The names are asked for when needed: a type may show another of its own kind.
        case value(@Sendable () -> Fields)
        case list(ListAccess, of: Content)
    }

    /// To the owner of a scalar or a list, to a value itself.
    var way: Way
    var content: Content
}

/// The way from a value to one that it holds: a step ahead in memory, then, where it cannot be helped, a passage.
struct Way: Sendable {
    var offset = 0
    var passage: Passage?

    func then(_ next: Way) -> Way {
        guard let passage else { return Way(offset: offset + next.offset, passage: next.passage) }
        let further: Passage = { owner, body in
            passage(owner) { next.walk(from: $0, body) }
        }
        return Way(offset: offset, passage: further)
    }

    private func walk(from owner: Address, _ body: (Address) -> Void) {
        if let passage { passage(owner + offset, body) } else { body(owner + offset) }
    }
}
