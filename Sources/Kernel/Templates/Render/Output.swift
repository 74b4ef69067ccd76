internal import Base
internal import Glibc

/// The buffer a page is rendered into. A page of 40 KB is some three thousand small appends, and those of an array
/// cost twice as much each: it checks for uniqueness and for room every time, and copies with a call.
@safe
struct Output: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0
    /// Begins in memory that was lent, and moves into its own when that is full.
    private(set) var hasOutgrown: Bool

    init() {
        capacity = 256
        unsafe base = .allocate(capacity: capacity)
        hasOutgrown = true
    }

    init(in lent: UnsafeMutableBufferPointer<UInt8>) {
        self.init()
        guard let start = lent.baseAddress else { return }
        unsafe base.deallocate()
        unsafe base = start
        capacity = lent.count
        hasOutgrown = false
    }

    deinit {
        if hasOutgrown { unsafe base.deallocate() }
    }

    var bytes: Bytes {
        unsafe Bytes(UnsafeBufferPointer(start: base, count: count))
    }

    var text: String {
        unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
    }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        unsafe body(UnsafeBufferPointer(start: base, count: count))
    }

    /// Takes back what was written behind this place.
    mutating func cut(to start: Int) -> String {
        let tail = unsafe String(
            decoding: UnsafeBufferPointer(start: base + start, count: count - start), as: UTF8.self)
        count = start
        return tail
    }

    /// Makes room for this many bytes more.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if capacity &- count < more { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe wider.update(from: base, count: count)
        if hasOutgrown { unsafe base.deallocate() }
        unsafe base = wider
        hasOutgrown = true
    }

    mutating func append(_ id: IDNumber) {
        reserve(IDNumber.digits)
        unsafe id.write(to: base + count)
        count &+= IDNumber.digits
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe base[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, count length: Int) {
        reserve(length)
        unsafe memcpy(base + count, bytes, length)
        count &+= length
    }

    /// Copies text that has sixteen bytes more behind it: most pieces are so short that a call would cost more.
    @inline(__always)
    mutating func append(padded bytes: UnsafePointer<UInt8>, count length: Int) {
        reserve(length &+ 16)
        guard length <= 128 else {
            unsafe memcpy(base + count, bytes, length)
            count &+= length
            return
        }
        let source = unsafe UnsafeRawPointer(bytes)
        let target = unsafe UnsafeMutableRawPointer(base + count)
        var index = 0
        while index < length {
            let piece = unsafe (source + index).loadUnaligned(as: SIMD16<UInt8>.self)
            unsafe (target + index).storeBytes(of: piece, as: SIMD16<UInt8>.self)
            index &+= 16
        }
        count &+= length
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let start = bytes.baseAddress { unsafe append(start, count: bytes.count) }
    }

    @inline(__always)
    mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
        if let start = bytes.baseAddress { unsafe append(escaping: start, count: bytes.count) }
    }

    mutating func append(_ literal: StaticString) {
        unsafe append(literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append($0) }
    }

    /// The text with `<`, `>`, `&` and both quotes written as references: safe as text and within a quoted attribute.
    /// Eight bytes at a time are looked at and copied at once; most texts hold nothing to escape.
    @inline(__always)
    mutating func append(escaping bytes: UnsafePointer<UInt8>, count length: Int) {
        reserve(length)
        let target = unsafe base + count
        var index = 0
        while index &+ 8 <= length {
            let word = unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
            guard !word.holdsMarkup else { return unsafe appendEscaped(bytes, length) }
            unsafe UnsafeMutableRawPointer(target + index).storeBytes(of: word, as: UInt64.self)
            index &+= 8
        }
        while index < length {
            let byte = unsafe bytes[index]
            guard !byte.isMarkup else { return unsafe appendEscaped(bytes, length) }
            unsafe target[index] = byte
            index &+= 1
        }
        count &+= length
    }

    @inline(never)
    private mutating func appendEscaped(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        for index in 0..<length {
            switch unsafe bytes[index] {
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "\""): append("&quot;")
            case UInt8(ascii: "'"): append("&#39;")
            case let byte: append(byte)
            }
        }
    }

    mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { unsafe append(escaping: $0) }
    }

    mutating func append(decimal number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        append(decimal: number.magnitude, digits: 1)
    }

    /// A number in decimal digits, with leading zeros up to this many. Pages are full of numbers of one or two.
    @inline(__always)
    mutating func append(decimal number: UInt, digits: Int) {
        guard number < 100, digits < 3 else { return appendLong(number, digits) }
        reserve(2)
        if number >= 10 || digits == 2 {
            unsafe base[count] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
            count &+= 1
        }
        unsafe base[count] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
        count &+= 1
    }

    private mutating func appendLong(_ number: UInt, _ digits: Int) {
        var length = 1
        var power: UInt = 10
        while length < 20, number >= power || length < digits {
            length += 1
            power = power.multipliedReportingOverflow(by: 10).partialValue
        }
        reserve(length)
        var rest = number
        var place = count + length
        while place > count {
            place &-= 1
            unsafe base[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count &+= length
    }
}

extension UInt8 {
    /// Bytes with a meaning in HTML text or in a quoted attribute.
    @inline(__always)
    var isMarkup: Bool {
        self == UInt8(ascii: "<") || self == UInt8(ascii: ">") || self == UInt8(ascii: "&")
            || self == UInt8(ascii: "\"") || self == UInt8(ascii: "'")
    }
}

extension UInt64 {
    /// Whether any of the eight bytes is markup: a byte that equals one of the five leaves a zero, which borrows.
    @inline(__always)
    fileprivate var holdsMarkup: Bool {
        let found =
            borrow(UInt8(ascii: "<")) | borrow(UInt8(ascii: ">")) | borrow(UInt8(ascii: "&"))
            | borrow(UInt8(ascii: "\"")) | borrow(UInt8(ascii: "'"))
        return found & 0x8080_8080_8080_8080 != 0
    }

    @inline(__always)
    private func borrow(_ byte: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let difference = self ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference
    }
}
