package import Base

/// A value of a column.
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
    package static func read(_ row: inout Row) throws -> StoredValue { try row.stored() }
}

/// A type whose values are read from the next columns of a row.
package protocol RowDecodable {
    /// How many columns it takes. An optional one is nil where the first of them is NULL.
    static var columns: Int { get }
    static func read(_ row: inout Row) throws -> Self
}

/// A type whose values are columns. An enum with a raw value only has to name this protocol.
package protocol DatabaseValue: RowDecodable {
    var stored: StoredValue { get }
}

extension DatabaseValue {
    package static var columns: Int { 1 }
}

extension DatabaseValue where Self: RawRepresentable, RawValue: DatabaseValue {
    package var stored: StoredValue { rawValue.stored }

    package static func read(_ row: inout Row) throws -> Self {
        let raw = try RawValue.read(&row)
        guard let value = Self(rawValue: raw) else { throw row.unexpected("a \(Self.self)") }
        return value
    }
}

extension Optional: RowDecodable where Wrapped: RowDecodable {
    package static var columns: Int { Wrapped.columns }

    package static func read(_ row: inout Row) throws -> Wrapped? {
        try row.skipNull(Wrapped.columns) ? nil : Wrapped.read(&row)
    }
}

extension Optional: DatabaseValue where Wrapped: DatabaseValue {
    package var stored: StoredValue {
        self?.stored ?? .null
    }
}

extension Int64: DatabaseValue {
    package var stored: StoredValue { .integer(self) }

    package static func read(_ row: inout Row) throws -> Int64 {
        try row.integer()
    }
}

extension Int: DatabaseValue {
    package var stored: StoredValue { .integer(Int64(self)) }

    package static func read(_ row: inout Row) throws -> Int {
        try Int(row.integer())
    }
}

/// Stored as 0 or 1 in a `BIGINT`.
extension Bool: DatabaseValue {
    package var stored: StoredValue { .integer(self ? 1 : 0) }

    package static func read(_ row: inout Row) throws -> Bool {
        switch try row.integer() {
        case 0: false
        case 1: true
        default: throw row.unexpected("0 or 1")
        }
    }
}

extension Double: DatabaseValue {
    package var stored: StoredValue { .real(self) }

    package static func read(_ row: inout Row) throws -> Double {
        try row.real()
    }
}

extension String: DatabaseValue {
    package var stored: StoredValue { .text(self) }

    package static func read(_ row: inout Row) throws -> String {
        try row.text()
    }
}

extension Array: RowDecodable where Element == UInt8 {
    package static var columns: Int { 1 }

    package static func read(_ row: inout Row) throws -> Bytes {
        try row.bytes()
    }
}

extension Array: DatabaseValue where Element == UInt8 {
    package var stored: StoredValue { .bytes(self) }
}
