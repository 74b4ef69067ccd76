internal import Base
internal import HTTP

/// The compression of an answer (RFC 9110 section 8.4.1), the preferred one last.
enum ContentCoding: String, CaseIterable, Sendable {
    case identity
    case gzip
    case brotli = "br"
}

/// The codings that a client takes, by weight (RFC 9110 section 12.5.3).
struct AcceptedCodings {
    // In thousandths; nil for those that were not named.
    private var brotli: Int?
    private var gzip: Int?
    private var identity: Int?
    private var others = 0

    /// Skips codings that cannot be parsed.
    init(_ lines: [String]) {
        for line in lines {
            for element in line.utf8.split(separator: UInt8(ascii: ",")) {
                read(Bytes(element).span)
            }
        }
    }

    /// The one with the greatest weight; of equal ones the one that is dearest to us. Plain bytes are what is left when
    /// nothing else will do, even where the client would rather not have them.
    func best(of codings: [ContentCoding]) -> ContentCoding {
        var best = ContentCoding.identity
        var bestWeight = weight(of: .identity)
        for coding in ContentCoding.allCases where coding != .identity && codings.contains(coding) {
            let weight = weight(of: coding)
            guard weight > 0, weight >= bestWeight else { continue }
            best = coding
            bestWeight = weight
        }
        return best
    }

    private func weight(of coding: ContentCoding) -> Int {
        switch coding {
        case .brotli: brotli ?? others
        case .gzip: gzip ?? others
        case .identity: identity ?? others
        }
    }

    private mutating func read(_ element: Span<UInt8>) {
        let end = element.firstIndex(of: UInt8(ascii: ";")) ?? element.count
        guard let weight = AcceptedCodings.weight(element.extracting(min(end + 1, element.count)...)) else { return }
        let name = element.extracting(element.trimmingBlanks(0..<end))
        if name.equals("*") {
            others = weight
        } else if name.equals(ignoringCase: "br") {
            brotli = weight
        } else if name.equals(ignoringCase: "gzip") || name.equals(ignoringCase: "x-gzip") {
            gzip = weight
        } else if name.equals(ignoringCase: "identity") {
            identity = weight
        }
    }

    /// Reads `q=0.5` as 500, nothing as 1000, and anything else as nil.
    private static func weight(_ parameter: Span<UInt8>) -> Int? {
        let text = parameter.extracting(parameter.trimmingBlanks(0..<parameter.count))
        guard text.count > 0 else { return 1000 }
        guard text.count >= 3, text.count <= 7, text[0].lowercased == UInt8(ascii: "q"), text[1] == UInt8(ascii: "="),
            text.count == 3 || text[3] == UInt8(ascii: ".")
        else { return nil }
        var weight = 0
        for index in [2, 4, 5, 6] {
            let digit = index < text.count ? text[index] : UInt8(ascii: "0")
            guard digit.isDigit else { return nil }
            weight = weight * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return weight <= 1000 ? weight : nil
    }
}
