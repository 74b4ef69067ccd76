internal import Base

extension Output {
    private static var noBreakSpace: StaticString { "\u{A0}" }

    mutating func append(_ number: Int, _ format: Format, _ reader: Audience) {
        let words = Words.of(reader.language)
        if format == .size { return append(size: number, words) }
        appendSign(number < 0)
        append(grouped: number.magnitude, words)
    }

    mutating func append(_ rate: Rate, _ format: Format, _ reader: Audience) {
        let words = Words.of(reader.language)
        let points = UInt(rate.basisPoints.magnitude)
        appendSign(rate.basisPoints < 0)
        let isPlain = format == .decimal
        if isPlain { append(decimal: points / 100, digits: 1) } else { append(grouped: points / 100, words) }
        let fraction = points % 100
        if fraction > 0 {
            append(isPlain ? "." : words.numbers.decimalMark)
            if fraction % 10 == 0 {
                append(decimal: fraction / 10, digits: 1)
            } else {
                append(decimal: fraction, digits: 2)
            }
        }
        if !isPlain { append(words.numbers.percentSign) }
    }

    mutating func append(_ money: Money, _ format: Format, _ reader: Audience) {
        let words = Words.of(reader.language)
        let sign = CurrencySign(money.currency)
        var digits = sign.digits
        var amount = UInt(money.minor.magnitude)
        appendSign(money.minor < 0)
        if format == .decimal { return append(amount, digits: digits, mark: ".", nil) }
        if format == .wholeMoney, digits > 0 {
            let unit = Self.power(of: digits)
            amount = amount / unit + (amount % unit * 2 >= unit ? 1 : 0)
            digits = 0
        }
        if words.numbers.currencyStandsFirst {
            append(sign.text)
            if sign.isCode { append(Self.noBreakSpace) }
        }
        append(amount, digits: digits, mark: words.numbers.decimalMark, words)
        if !words.numbers.currencyStandsFirst {
            append(Self.noBreakSpace)
            append(sign.text)
        }
    }

    /// A number whose last digits are a fraction; in groups where the words for them are given.
    private mutating func append(_ amount: UInt, digits: Int, mark: StaticString, _ words: Words?) {
        let unit = Self.power(of: digits)
        if let words { append(grouped: amount / unit, words) } else { append(decimal: amount / unit, digits: 1) }
        if digits > 0 {
            append(mark)
            append(decimal: amount % unit, digits: digits)
        }
    }

    private static func power(of digits: Int) -> UInt {
        var power: UInt = 1
        for _ in 0..<digits { power *= 10 }
        return power
    }

    private mutating func appendSign(_ isNegative: Bool) {
        if isNegative { append(UInt8(ascii: "-")) }
    }

    private mutating func append(grouped number: UInt, _ words: Words) {
        if number < 1000 { return append(decimal: number, digits: 1) }
        append(grouped: number / 1000, words)
        append(words.numbers.groupMark)
        append(decimal: number % 1000, digits: 3)
    }

    /// `512 bytes`, `1.2 MB`, `34 MB`: two digits tell enough.
    private mutating func append(size: Int, _ words: Words) {
        var size = UInt(max(size, 0))
        var tenths: UInt = 0
        var unit = 0
        while size >= 1000, unit < words.numbers.sizes.count - 1 {
            tenths = size % 1000 / 100
            size /= 1000
            unit += 1
        }
        append(grouped: size, words)
        if size < 10, tenths > 0 {
            append(words.numbers.decimalMark)
            append(decimal: tenths, digits: 1)
        }
        append(Self.noBreakSpace)
        append(words.numbers.sizes[unit])
    }
}

/// The format of a currency.
private struct CurrencySign {
    let text: String
    let digits: Int
    /// Letters, which keep a distance from the number.
    let isCode: Bool

    init(_ currency: Currency) {
        switch currency.code {
        case "EUR": self.init("€", 2)
        case "USD": self.init("$", 2)
        case "GBP": self.init("£", 2)
        case "JPY": self.init("¥", 0)
        default: self.init(currency.code, currency.minorDigits, isCode: true)
        }
    }

    private init(_ text: String, _ digits: Int, isCode: Bool = false) {
        self.text = text
        self.digits = digits
        self.isCode = isCode
    }
}
