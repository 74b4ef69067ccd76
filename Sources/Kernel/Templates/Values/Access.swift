/// Where a value lies while a page is rendered: the page value and the elements of its lists stay in place all the
/// time, so a template reads them there, without copies and boxes. Which type lies where is settled when a shape is
/// declared, and the compiler of templates only joins what shapes say; that is what makes it safe.
@safe
struct Address {
    private let raw: UnsafeRawPointer

    @inline(__always)
    init(_ raw: UnsafeRawPointer) {
        unsafe self.raw = raw
    }

    @inline(__always)
    static func + (address: Address, offset: Int) -> Address {
        unsafe Address(address.raw + offset)
    }

    @inline(__always)
    func read<Value>(_ type: Value.Type) -> Value {
        unsafe raw.assumingMemoryBound(to: type).pointee
    }

    /// Whether an optional is filled, without a copy of what fills it.
    @inline(__always)
    func holds<Value>(_ type: Value.Type) -> Bool {
        unsafe raw.assumingMemoryBound(to: Value?.self).pointee != nil
    }

    /// Lends the bytes of a text where it lies, without counting a reference.
    @inline(__always)
    func withText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let text = unsafe raw.assumingMemoryBound(to: String.self)
        _ = unsafe text.pointee.utf8.withContiguousStorageIfAvailable { unsafe body($0) }
    }

    /// The same of a text that may be missing.
    @inline(__always)
    func withOptionalText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let text = unsafe raw.assumingMemoryBound(to: String?.self)
        _ = unsafe text.pointee?.utf8.withContiguousStorageIfAvailable { unsafe body($0) }
    }

    /// Lends the address of a value that was made on the way.
    static func lend<Value>(_ value: Value, _ body: (Address) -> Void) {
        unsafe withUnsafePointer(to: value) { unsafe body(Address($0)) }
    }
}

/// Leads to a value that has to be made or may be missing, and lends it to the body; a missing one is not lent.
typealias Passage = @Sendable (Address, (Address) -> Void) -> Void

/// Type-erased access to a scalar.
protocol ScalarAccess: AnyObject, Sendable {
    var kind: Kind { get }
    var form: Place.Form { get }
    /// The prefix of a stored id.
    var idPrefix: String? { get }
    /// The same scalar, seen from where the passage begins.
    func through(_ passage: @escaping Passage) -> any ScalarAccess
}

/// Reads a scalar of this type: in place at an offset of its owner, or by a call.
final class Access<Value: TemplateScalar>: ScalarAccess {
    let form: Place.Form
    let idPrefix: String?
    let read: @Sendable (Address) -> Value?

    var kind: Kind { Value.kind.kind }

    init(form: Place.Form = .computed, idPrefix: String? = nil, _ read: @escaping @Sendable (Address) -> Value?) {
        self.form = form
        self.idPrefix = idPrefix
        self.read = read
    }

    func through(_ passage: @escaping Passage) -> any ScalarAccess {
        Access { [read] owner in
            var value: Value?
            passage(owner) { value = read($0) }
            return value
        }
    }
}

/// The way to a list: lends the first element's address, the count, and the step between elements.
struct ListAccess: Sendable {
    typealias Lend = (_ first: Address, _ count: Int, _ stride: Int) -> Void
    let lend: @Sendable (Address, Lend) -> Void

    func through(_ passage: @escaping Passage) -> ListAccess {
        ListAccess { [lend] owner, body in
            passage(owner) { lend($0, body) }
        }
    }

    var count: Access<Int> {
        Access { [lend] owner in
            var count = 0
            lend(owner) { _, found, _ in count = found }
            return count
        }
    }
}

/// The location of an operation's scalar.
struct Place: Sendable {
    enum Form: UInt8, Sendable {
        /// Lies at the offset.
        case stored
        /// Lies at the offset, and may be nil.
        case optional
        /// The access makes it from what lies at the offset.
        case computed
    }

    var frame: UInt16
    var form: Form
    var offset: Int32
    /// The program's access, where computed.
    var access: Int32 = 0
}

/// The location of an operation's list: its access starts at the offset.
struct ListPlace: Sendable {
    let frame: UInt16
    let offset: Int32
    let access: Int32
}
