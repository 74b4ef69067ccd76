package import Base

extension ID: DatabaseValue {
    package var stored: StoredValue { .text(text) }

    package static func read(_ row: inout Row) throws -> ID {
        try ID(number: row.idNumber(behind: Kind.idPrefix))
    }
}

extension Timestamp: DatabaseValue {
    package var stored: StoredValue { .integer(milliseconds) }

    package static func read(_ row: inout Row) throws -> Timestamp {
        try Timestamp(milliseconds: row.integer())
    }
}

/// A day, stored as `YYYY-MM-DD`.
extension CivilDate: DatabaseValue {
    package var stored: StoredValue { .text(description) }

    package static func read(_ row: inout Row) throws -> CivilDate {
        guard let day = CivilDate(try row.text()) else { throw row.unexpected("a day") }
        return day
    }
}

extension Currency: DatabaseValue {
    package var stored: StoredValue { .text(code) }

    package static func read(_ row: inout Row) throws -> Currency {
        guard let currency = try Currency(row.text()) else { throw row.unexpected("a currency") }
        return currency
    }
}

extension Rate: DatabaseValue {
    package var stored: StoredValue { .integer(basisPoints) }

    package static func read(_ row: inout Row) throws -> Rate {
        try Rate(basisPoints: row.integer())
    }
}

/// Money is two columns: bind `money.minor` and `money.currency`.
extension Money: RowDecodable {
    package static var columns: Int { 2 }

    package static func read(_ row: inout Row) throws -> Money {
        try Money(minor: row.integer(), Currency.read(&row))
    }
}
