package import Base

/// A value that templates can show. They see its stored properties, as far as templates can show these, by their names
/// in snake case and without a leading `is`; what else they may see, it says itself:
///
///     struct LeadCard: TemplateValue {
///         let id: ID<Lead>
///         let company: String
///         let isOpen: Bool  // {% if card.open %}
///
///         static let shape = Shape<LeadCard> {
///             $0.show("path") { LeadPath.show($0.id) }
///         }
///     }
///
/// Stored properties are read in place; what is computed costs a call at every use, so store what a row shows.
package protocol TemplateValue: Showable {
    static var shape: Shape<Self> { get }
}

extension TemplateValue {
    package static var shape: Shape<Self> { .stored }
}

/// The value of one whole page; its names stand in the template without a prefix.
package protocol TemplatePage: TemplateValue {
    /// The file in the template folder without `.html`, such as `leads/index`; other extensions are included:
    /// `mail/a.txt`.
    static var template: String { get }
}

/// The names of a type and how each is read.
package struct Shape<Value>: Sendable {
    private(set) var fields: Fields

    /// The stored properties, and what is declared beside them.
    package init(_ declare: (inout Shape) -> Void) {
        fields = StoredFields.of(Value.self)
        declare(&self)
    }

    private init() {
        fields = StoredFields.of(Value.self)
    }

    static var stored: Shape { Shape() }

    package mutating func show<Shown: TemplateScalar>(
        _ name: String, _ path: any KeyPath<Value, Shown> & Sendable
    ) {
        if let offset = MemoryLayout<Value>.offset(of: path) {
            add(name, Shown.stored(.itself, at: offset))
        } else {
            show(name) { $0[keyPath: path] }
        }
    }

    package mutating func show<Shown: TemplateScalar>(
        _ name: String, _ path: any KeyPath<Value, Shown?> & Sendable
    ) {
        if let offset = MemoryLayout<Value>.offset(of: path) {
            add(name, Shown.stored(.optional, at: offset))
        } else {
            show(name) { $0[keyPath: path] }
        }
    }

    /// A scalar that is made when it is shown.
    package mutating func show<Shown: TemplateScalar>(_ name: String, _ get: @escaping @Sendable (Value) -> Shown?) {
        let access = Access<Shown> { owner in get(owner.read(Value.self)) }
        add(name, Field(way: Way(), content: .scalar(access, offset: 0)))
    }

    /// An id shows as its text.
    package mutating func show<Kind: Identified>(
        _ name: String, _ path: any KeyPath<Value, ID<Kind>> & Sendable
    ) {
        guard let offset = MemoryLayout<Value>.offset(of: path) else { return show(name) { $0[keyPath: path].text } }
        add(name, ID<Kind>.stored(.itself, at: offset))
    }

    package mutating func show<Shown: TemplateValue>(_ name: String, _ path: any KeyPath<Value, Shown> & Sendable) {
        add(name, Field(way: way(path), content: .value { Shown.shape.fields }))
    }

    package mutating func show<Shown: TemplateValue>(_ name: String, _ path: any KeyPath<Value, Shown?> & Sendable) {
        if let offset = MemoryLayout<Value>.offset(of: path) { return add(name, Shown.stored(.optional, at: offset)) }
        let passage: Passage = { owner, body in
            if let shown = owner.read(Value.self)[keyPath: path] { Address.lend(shown, body) }
        }
        add(name, Field(way: Way(passage: passage), content: .value { Shown.shape.fields }))
    }

    package mutating func show<Shown: Showable>(_ name: String, _ path: any KeyPath<Value, [Shown]> & Sendable) {
        if let offset = MemoryLayout<Value>.offset(of: path) { return add(name, Shown.stored(.list, at: offset)) }
        guard let content = Shown.stored(.itself, at: 0)?.field.content else { return }
        let list = ListAccess { owner, body in ListAccess.lend(owner.read(Value.self)[keyPath: path], body) }
        add(name, Field(way: Way(), content: .list(list, of: content)))
    }

    /// All names of a part, as if they were this type's own.
    package mutating func showAll<Shown: TemplateValue>(of path: any KeyPath<Value, Shown> & Sendable) {
        let way = way(path)
        if let offset = MemoryLayout<Value>.offset(of: path) { fields.forgetStored(at: offset) }
        for (name, field) in Shown.shape.fields.all {
            add(name, Field(way: way.then(field.way), content: field.content), replacesStored: false)
        }
    }

    private mutating func add(_ name: String, _ stored: StoredField?) {
        if let stored { add(name, stored.field) }
    }

    private mutating func add(_ name: String, _ field: Field, replacesStored: Bool = true) {
        let isReplaced = replacesStored && fields.stored.remove(name) != nil
        if fields.all.updateValue(field, forKey: name) != nil, !isReplaced { fields.declaredTwice.append(name) }
    }

    private func way<Shown>(_ path: any KeyPath<Value, Shown> & Sendable) -> Way {
        if let offset = MemoryLayout<Value>.offset(of: path) { return Way(offset: offset) }
        let passage: Passage = { owner, body in
            let value = owner.read(Value.self)
            Address.lend(value[keyPath: path], body)
        }
        return Way(passage: passage)
    }
}

/// The names of a type, the type itself forgotten.
struct Fields: Sendable {
    let owner: String
    var all: [String: Field] = [:]
    /// Those of them that show themselves: what is declared by the same name stands in their place.
    var stored: Set<String> = []
    var declaredTwice: [String] = []

    mutating func forgetStored(at offset: Int) {
        guard let name = stored.first(where: { all[$0]?.way.offset == offset && all[$0]?.isValue == true }) else {
            return
        }
        stored.remove(name)
        all[name] = nil
    }
}

/// Reads one name from its owner.
struct Field: Sendable {
    indirect enum Content: Sendable {
        /// The offset says where a stored one lies.
        case scalar(any ScalarAccess, offset: Int)
        /// The names are resolved lazily: a type may show another of its own kind.
        case value(@Sendable () -> Fields)
        case list(ListAccess, of: Content)
    }

    /// To the owner of a scalar or a list, to a value itself.
    var way: Way
    var content: Content

    var isValue: Bool {
        guard case .value = content else { return false }
        return true
    }
}

/// The path from a value to one it contains: an offset in memory, and a call where necessary.
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
