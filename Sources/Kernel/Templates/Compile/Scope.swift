/// The meaning of names at one place in a template.
struct Scope {
    let file: SourceFile
    /// The names of the page value; an include and a component see only what they are given.
    var page: Fields?
    var names = Names()
    /// The content of the component's slots.
    var fills: [String: (nodes: [Node], scope: Scope)] = [:]
    /// The files that brought this one in, so that none brings in itself.
    var open: [SourceFile] = []

    func mark(_ range: Range<Int>) -> Mark { Mark(file: file, range: range) }
}

/// A few names: to look through them is quicker than to hash.
struct Names {
    private var all: [(name: String, value: Bound)] = []

    var keys: [String] { all.map(\.name) }

    subscript(name: String) -> Bound? {
        get { all.last { $0.name == name }?.value }
        set { if let newValue { all.append((name, newValue)) } }
    }
}

/// The location of a value at run time.
struct Spot {
    var frame = 0
    var way = Way()
}

/// A scalar and where it is read.
struct Scalar {
    let access: any ScalarAccess
    let spot: Spot
    /// The offset of a stored value from there.
    var offset = 0

    var kind: Kind { access.kind }

    /// The prefix of an id whose digits lie in reach.
    var idPrefix: String? { spot.way.passage == nil ? access.idPrefix : nil }
}

/// The resolved meaning of a name or an expression, with its type.
indirect enum Bound {
    case text(String)
    case number(Int)
    case truth(Bool)
    case scalar(Scalar)
    case object(Fields, Spot)
    case list(ListAccess, Spot, of: Field.Content)
    case loop(frame: Int)
    case loopFact(LoopFact, frame: Int)
    case formatted(Format, Scalar)
    case message(Message, values: [String: Bound], number: Bound?)
    /// The second where the first is missing or empty.
    case fallback(Scalar, Format?, Bound)

    init(_ content: Field.Content, at spot: Spot) {
        switch content {
        case .scalar(let access, let offset): self = .scalar(Scalar(access: access, spot: spot, offset: offset))
        case .value(let fields): self = .object(fields(), spot)
        case .list(let list, let content): self = .list(list, spot, of: content)
        }
    }

    /// As a person says it in an error.
    var description: String {
        switch self {
        case .text, .message, .formatted: "a text"
        case .number, .loopFact(.index, _): "a number"
        case .truth, .loopFact: "a yes or no"
        case .scalar(let scalar), .fallback(let scalar, _, _): scalar.kind.name
        case .object(let fields, _): "a whole \(fields.owner)"
        case .list: "a list"
        case .loop: "the loop itself"
        }
    }

    /// Written in the template itself, not data.
    var isConstant: Bool {
        switch self {
        case .text, .number, .truth: true
        default: false
        }
    }
}
