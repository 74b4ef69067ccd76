/// Letters of any script in ASCII (RFC 3492).
enum Punycode {
    private static let base = 36
    private static let smallestThreshold = 1
    private static let largestThreshold = 26

    /// For texts of a few dozen letters, as labels of domains are.
    static func encode(_ text: String) -> String {
        let letters = text.unicodeScalars.map { Int($0.value) }
        var output = Bytes(letters.filter { $0 < 0x80 }.map { UInt8($0) })
        var handled = output.count
        let basic = handled
        if basic > 0 {
            output.append("-")
        }
        var letter = 0x80
        var delta = 0
        var bias = 72
        while handled < letters.count {
            let next = letters.filter { $0 >= letter }.min() ?? letter
            delta += (next - letter) * (handled + 1)
            letter = next
            for other in letters {
                if other < letter {
                    delta += 1
                }
                if other == letter {
                    append(delta, bias, to: &output)
                    bias = adapted(delta, isFirst: handled == basic, count: handled + 1)
                    delta = 0
                    handled += 1
                }
            }
            delta += 1
            letter += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A number in digits of a base that changes from place to place (section 3.3).
    private static func append(_ number: Int, _ bias: Int, to output: inout Bytes) {
        var rest = number
        var place = base
        while true {
            let threshold = min(max(place - bias, smallestThreshold), largestThreshold)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            place += base
        }
        output.append(digit(rest))
    }

    /// Section 3.4.
    private static func adapted(_ delta: Int, isFirst: Bool, count: Int) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var place = 0
        while delta > (base - smallestThreshold) * largestThreshold / 2 {
            delta /= base - smallestThreshold
            place += base
        }
        return place + base * delta / (delta + 38)
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? value + 97 : value - 26 + 48)
    }
}
