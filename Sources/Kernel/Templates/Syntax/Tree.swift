/// A template, read: what it says of itself on top, and what it writes.
struct Template: Sendable {
    let file: SourceFile
    /// `{% layout "app" %}`
    var layout: Word?
    /// `{% takes title icon="" %}`: what an include or a component is given.
    var parameters: [Parameter] = []
    var nodes: [Node] = []
    /// The slots that a component offers.
    var places: Set<String> = []
}

/// Without a default it must be given.
struct Parameter: Sendable {
    let name: Word
    let fallback: Expression?
}

indirect enum Node: Sendable {
    case literal(Range<Int>)
    case slot(Expression)
    case condition(Condition, then: [Node], otherwise: [Node], Range<Int>)
    case loop(name: Word, list: Expression, body: [Node], empty: [Node], Range<Int>)
    /// `{% include "_card" lead %}`
    case include(file: Word, [Argument])
    /// `{% card title="…" %} … {% end %}`; content outside of a `fill` fills the unnamed slot.
    case component(name: Word, [Argument], fills: [Fill])
    /// `{% slot actions %}` within a component.
    case place(name: String, Range<Int>)
    case block(name: Word, [Node])
    case alias(name: Word, Expression)
    case message(Message)
}

struct Argument: Sendable {
    let name: Word
    let value: Expression
    /// Named by its last word: `lead` is `lead=lead`.
    var isUnnamed = false
}

struct Fill: Sendable {
    let name: Word
    let nodes: [Node]
}

/// A value and the filters behind it.
struct Expression: Sendable {
    indirect enum Base: Sendable {
        case path([Word])
        case text(String)
        case number(Int)
        case truth(Bool)
        case message(Message)
        case asset(String)
    }

    let base: Base
    var filters: [FilterUse] = []
    let range: Range<Int>
}

struct FilterUse: Sendable {
    let name: Word
    var arguments: [Word] = []
    /// The fallback of `default`.
    var instead: Expression?
    /// The texts of `plural`.
    var message: Message?
}

indirect enum Condition: Sendable {
    case value(Expression)
    case not(Condition)
    case both(Condition, Condition)
    case either(Condition, Condition)
    case comparison(Expression, Relation, Expression, Range<Int>)
}

/// A translatable text. Its English is the key; in it, `{name}` stands for the value of a slot.
struct Message: Sendable {
    var key: String
    var plural: String?
    /// Tells apart what is one word in English and two in another language.
    var context: String?
    var values: [(name: String, value: Expression)] = []
    /// Chooses between singular and plural.
    var number: Expression?
    /// May hold tags: it stood between `{% t %}` and `{% end %}`, not in quotes.
    let isMarkup: Bool
    let range: Range<Int>
}
