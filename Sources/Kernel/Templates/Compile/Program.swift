internal import Base
internal import Synchronization

/// A template bound to its page type in one language: a flat list of steps that append to the output.
final class Program: Sendable {
    let steps: [Step]
    /// All text of the template, and some bytes more, so that it can be copied in pieces of sixteen.
    let literals: Bytes
    let accesses: [any ScalarAccess]
    let lists: [ListAccess]
    let comparisons: [Comparison]
    let plurals: [Plural]
    let whole: Part
    /// The blocks that can be rendered alone, by name.
    let blocks: [String: Part]
    let frameCount: Int
    /// For the texts that come with values; none in English.
    let translations: Translations?

    final class Part: Sendable {
        let range: Range<Int>
        /// The last size of the output: the next render reserves as much.
        let lastSize = Atomic<Int>(256)

        init(_ range: Range<Int>) {
            self.range = range
        }
    }

    init(_ code: Code, blocks: [String: Range<Int>], frameCount: Int, _ translations: Translations?) {
        steps = code.steps
        literals = code.literals + Bytes(repeating: 0, count: 16)
        accesses = code.accesses
        lists = code.lists
        comparisons = code.comparisons
        plurals = code.plurals
        whole = Part(0..<code.steps.count)
        self.blocks = blocks.mapValues(Part.init)
        self.frameCount = frameCount
        self.translations = translations
    }
}

extension Program {
    func withPointers(_ body: (UnsafePointer<Step>, UnsafePointer<UInt8>) -> Void) {
        unsafe steps.withUnsafeBufferPointer { steps in
            unsafe literals.withUnsafeBufferPointer { literals in
                if let steps = steps.baseAddress, let literals = literals.baseAddress { unsafe body(steps, literals) }
            }
        }
    }
}

/// An operation, and the text that is written before it: nearly all have some, and to choose what to do next costs more
/// than to copy it. All without references, so that running them counts none.
struct Step: Sendable {
    var start: Int32 = 0
    var count: Int32 = 0
    var operation: Operation
}

enum Operation: Sendable {
    case nothing
    /// A stored text in HTML, the most frequent slot.
    case text(frame: UInt16, offset: Int32)
    /// The digits of an id, which are safe everywhere.
    case id(frame: UInt16, offset: Int32)
    case write(Kind, Place, Escape)
    case format(Format, Kind, Place, Escape)
    /// The index of a loop, counted from one.
    case index(frame: UInt16)
    case jump(to: Int32)
    case branch(Test, Kind, Place, when: Bool, to: Int32)
    case branchLoop(LoopFact, frame: UInt16, when: Bool, to: Int32)
    case branchList(ListPlace, when: Bool, to: Int32)
    case compare(Int32, when: Bool, to: Int32)
    /// Runs what follows, up to `end`, for each element in `into`; continues at `end` if there are none, else at
    /// `after`.
    case loop(ListPlace, into: UInt16, end: Int32, after: Int32)
    case plural(Place, forms: Int32)
}

enum Test: UInt8, Sendable {
    /// Yes; a number but zero; a text with letters; anything else that is there.
    case holds
    /// There, whatever it is; only a text must have letters.
    case filled
    case present
}

enum LoopFact: String, Sendable {
    case first, last, index
}

struct Comparison: Sendable {
    enum Operand: Sendable {
        case number(Int)
        case text(String)
        case place(Kind, Place)
        case index(frame: UInt16)
    }

    let left: Operand
    let relation: Relation
    let right: Operand
}

enum Relation: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

/// Which form of a text a number takes, and where each begins.
struct Plural: Sendable {
    let rule: PluralRule
    var targets: [Int32]
}

/// A program while it is written.
struct Code {
    private(set) var steps: [Step] = []
    private(set) var literals = Bytes()
    private(set) var accesses: [any ScalarAccess] = []
    private(set) var lists: [ListAccess] = []
    private(set) var comparisons: [Comparison] = []
    private(set) var plurals: [Plural] = []
    /// Text that the next literal will write.
    private(set) var pending = Bytes()

    mutating func add(literal bytes: some Sequence<UInt8>) {
        pending.append(contentsOf: bytes)
    }

    /// Takes back the text behind this place, if nothing else was written since.
    mutating func cut(to count: Int) -> Bytes {
        let tail = Bytes(pending[count...])
        pending.removeLast(tail.count)
        return tail
    }

    /// The position of the next operation; pending text is written before it.
    mutating func position() -> Int {
        if !pending.isEmpty { add(.nothing) }
        return steps.count
    }

    @discardableResult
    mutating func add(_ operation: Operation) -> Int {
        steps.append(Step(start: Int32(literals.count), count: Int32(pending.count), operation: operation))
        literals.append(contentsOf: pending)
        pending = []
        return steps.count - 1
    }

    /// Makes jumps that were left open go to where the next operation will stand.
    mutating func land(_ jumps: [Int]) {
        guard !jumps.isEmpty else { return }
        let target = Int32(position())
        for jump in jumps {
            steps[jump].operation = steps[jump].operation.going(to: target)
        }
    }

    mutating func close(loop: Int, end: Int, after: Int) {
        guard case .loop(let list, let into, _, _) = steps[loop].operation else { return }
        steps[loop].operation = .loop(list, into: into, end: Int32(end), after: Int32(after))
    }

    mutating func add(_ list: ListAccess, at spot: Spot) -> ListPlace {
        lists.append(spot.way.passage.map(list.through) ?? list)
        return ListPlace(
            frame: UInt16(spot.frame), offset: Int32(spot.way.offset), access: Int32(lists.count - 1))
    }

    mutating func add(_ scalar: Scalar) -> Place {
        let access = scalar.spot.way.passage.map(scalar.access.through) ?? scalar.access
        var place = Place(
            frame: UInt16(scalar.spot.frame), form: access.form, offset: Int32(scalar.spot.way.offset))
        if access.form == .computed {
            place.access = Int32(accesses.count)
            accesses.append(access)
        } else {
            place.offset += Int32(scalar.offset)
        }
        return place
    }

    mutating func add(_ comparison: Comparison) -> Int32 {
        comparisons.append(comparison)
        return Int32(comparisons.count - 1)
    }

    mutating func add(_ plural: Plural) -> Int32 {
        plurals.append(plural)
        return Int32(plurals.count - 1)
    }

    mutating func setTargets(_ targets: [Int], ofPlural index: Int32) {
        plurals[Int(index)].targets = targets.map { Int32($0) }
    }
}

extension Operation {
    fileprivate func going(to target: Int32) -> Operation {
        switch self {
        case .jump: .jump(to: target)
        case .branch(let test, let kind, let place, let when, _): .branch(test, kind, place, when: when, to: target)
        case .branchLoop(let fact, let frame, let when, _): .branchLoop(fact, frame: frame, when: when, to: target)
        case .branchList(let list, let when, _): .branchList(list, when: when, to: target)
        case .compare(let comparison, let when, _): .compare(comparison, when: when, to: target)
        default: self
        }
    }
}
