internal import Base

/// The values in reach while a program runs, and how its operations read and test them.
@safe
struct Values {
    /// A value in scope, and its position in the loop.
    struct Frame {
        var address: Address
        var index = 0
        var count = 0
    }

    let program: Program
    private let frames: UnsafeMutableBufferPointer<Frame>

    init(_ program: Program, _ frames: UnsafeMutableBufferPointer<Frame>) {
        self.program = program
        unsafe self.frames = frames
    }

    subscript(frame: UInt16) -> Frame {
        @inline(__always) get { unsafe frames[Int(frame)] }
        nonmutating set { unsafe frames[Int(frame)] = newValue }
    }

    @inline(__always)
    func address(_ frame: UInt16, _ offset: Int32) -> Address {
        self[frame].address + Int(offset)
    }

    /// Reads a scalar whose type the compiler of templates saw to.
    @inline(__always)
    func read<Value: TemplateScalar>(_ place: Place, _ type: Value.Type) -> Value? {
        let owner = address(place.frame, place.offset)
        switch place.form {
        case .stored: return owner.read(Value.self)
        case .optional: return owner.read(Value?.self)
        case .computed:
            return unsafe unsafeDowncast(program.accesses[Int(place.access)], to: Access<Value>.self).read(owner)
        }
    }

    // MARK: - Tests

    func holds(_ test: Test, _ kind: Kind, _ place: Place) -> Bool {
        switch kind {
        // The most frequent condition.
        case .truth where place.form == .stored:
            return test != .holds || address(place.frame, place.offset).read(Bool.self)
        case .text where place.form == .stored:
            return test == .present || !isEmpty(place)
        default:
            return holdsAny(test, kind, place)
        }
    }

    private func holdsAny(_ test: Test, _ kind: Kind, _ place: Place) -> Bool {
        switch kind {
        case .text: test == .present ? read(place, String.self) != nil : !isEmpty(place)
        case .html: read(place, TrustedHTML.self).map { test == .present || !$0.markup.isEmpty } ?? false
        case .truth: read(place, Bool.self).map { test != .holds || $0 } ?? false
        case .number: read(place, Int.self).map { test != .holds || $0 != 0 } ?? false
        case .money: read(place, Money.self).map { test != .holds || $0.minor != 0 } ?? false
        case .rate: read(place, Rate.self).map { test != .holds || $0.basisPoints != 0 } ?? false
        case .moment: read(place, Timestamp.self) != nil
        case .day: read(place, CivilDate.self) != nil
        case .words: read(place, Text.self) != nil
        }
    }

    func holds(_ fact: LoopFact, _ frame: UInt16) -> Bool {
        switch fact {
        case .first: self[frame].index == 0
        case .last: self[frame].index == self[frame].count - 1
        case .index: true
        }
    }

    func isFilled(_ list: ListPlace) -> Bool {
        var isFilled = false
        program.lists[Int(list.access)].lend(address(list.frame, list.offset)) { _, count, _ in isFilled = count > 0 }
        return isFilled
    }

    func holds(_ comparison: Comparison) -> Bool {
        if let left = number(comparison.left), let right = number(comparison.right) {
            return comparison.relation.holds(left, right)
        }
        if let left = text(comparison.left), let right = text(comparison.right) {
            return comparison.relation.holds(left, right)
        }
        // Something is missing: it equals nothing.
        return comparison.relation == .unequal
    }

    /// Whether a text is missing or empty, without touching its reference count.
    private func isEmpty(_ place: Place) -> Bool {
        let owner = address(place.frame, place.offset)
        var isEmpty = true
        switch place.form {
        case .stored: unsafe owner.withText { isEmpty = $0.isEmpty }
        case .optional: unsafe owner.withOptionalText { isEmpty = $0.isEmpty }
        case .computed: isEmpty = read(place, String.self)?.isEmpty ?? true
        }
        return isEmpty
    }

    private func number(_ operand: Comparison.Operand) -> Int? {
        switch operand {
        case .number(let number): number
        case .index(let frame): self[frame].index + 1
        case .place(.number, let place): read(place, Int.self)
        case .text, .place: nil
        }
    }

    private func text(_ operand: Comparison.Operand) -> String? {
        switch operand {
        case .text(let text): text
        case .place(.text, let place): read(place, String.self)
        case .number, .index, .place: nil
        }
    }
}
