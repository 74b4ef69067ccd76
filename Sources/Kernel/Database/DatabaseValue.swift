package import Base

/// What a column can hold.
package enum StoredValue: Equatable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes(Bytes)
}

/// As it is: for rows that are made ready before they are written.
extension StoredValue: DatabaseValue {
    package var stored: StoredValue { self }
    package static func read(_ row: borrowing Row, _ column: Int) throws -> StoredValue { try row.stored(column) }
}

/// A type whose values are columns. An enum with a raw value only has to name this protocol.
package protocol DatabaseValue {
    var stored: StoredValue { get }
    static func read(_ row: borrowing Row, _ column: Int) throws -> Self
}

extension DatabaseValue where Self: RawRepresentable, RawValue: DatabaseValue {
    package var stored: StoredValue { rawValue.stored }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Self {
        let raw = try RawValue.read(row, column)
        guard let value = Self(rawValue: raw) else { throw row.unexpected("a \(Self.self)", in: column) }
        return value
    }
}

extension Optional: DatabaseValue where Wrapped: DatabaseValue {
    package var stored: StoredValue {
        self?.stored ?? .null
    }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Wrapped? {
        try row.isNull(column) ? nil : Wrapped.read(row, column)
    }
}

extension Int64: DatabaseValue {
    package var stored: StoredValue { .integer(self) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Int64 {
        try row.integer(column)
    }
}

extension Int: DatabaseValue {
    package var stored: StoredValue { .integer(Int64(self)) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Int {
        try Int(row.integer(column))
    }
}

/// Stored as 0 or 1 in a `BIGINT`.
extension Bool: DatabaseValue {
    package var stored: StoredValue { .integer(self ? 1 : 0) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Bool {
        switch try row.integer(column) {
        case 0: false
        case 1: true
        default: throw row.unexpected("0 or 1", in: column)
        }
    }
}

extension Double: DatabaseValue {
    package var stored: StoredValue { .real(self) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Double {
        try row.real(column)
    }
}

extension String: DatabaseValue {
    package var stored: StoredValue { .text(self) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> String {
        try row.text(column)
    }
}

extension Array: DatabaseValue where Element == UInt8 {
    package var stored: StoredValue { .bytes(self) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Bytes {
        try row.bytes(column)
    }
}
