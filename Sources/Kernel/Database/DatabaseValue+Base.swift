package import Base

extension ID: DatabaseValue {
    package var stored: StoredValue { .text(text) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> ID {
        try row.id(column)
    }
}

extension Timestamp: DatabaseValue {
    package var stored: StoredValue { .integer(milliseconds) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Timestamp {
        try Timestamp(milliseconds: row.integer(column))
    }
}

/// A day, stored as `YYYY-MM-DD`.
extension CivilDate: DatabaseValue {
    package var stored: StoredValue { .text(description) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> CivilDate {
        try row.day(column)
    }
}

extension Currency: DatabaseValue {
    package var stored: StoredValue { .text(code) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Currency {
        guard let currency = try Currency(row.text(column)) else { throw row.unexpected("a currency", in: column) }
        return currency
    }
}

extension Rate: DatabaseValue {
    package var stored: StoredValue { .integer(basisPoints) }

    package static func read(_ row: borrowing Row, _ column: Int) throws -> Rate {
        try Rate(basisPoints: row.integer(column))
    }
}

extension Row {
    /// Money is two columns: bind `money.minor` and `money.currency`.
    package func money(_ minor: Int, _ currency: Int) throws -> Money {
        try Money(minor: integer(minor), Currency.read(self, currency))
    }
}
