internal import Base
internal import Glibc

/// The company's colour. All others are made from its hue and strength, at lightnesses that can be read.
package struct Accent: Equatable, Sendable, Codable {
    /// `#00707e`
    package let hex: String

    /// Nil for what is no colour of six hexadecimal digits.
    package init?(_ text: String) {
        let digits = text.lowercased().drop { $0 == "#" }
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ $0.hexValue != nil }) else { return nil }
        hex = "#\(digits)"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let accent = Accent(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is no colour")
        }
        self = accent
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    /// The contrast of what is written in the accent on a light page and on a dark one, and of what is written on a
    /// button in it, as WCAG measures it. The lightnesses are those of `tokens.css`.
    package var contrasts: (light: Double, dark: Double, button: Double) {
        let lightInk = shade(0.44, most: 0.13)
        let darkInk = shade(0.82, most: 0.1)
        return (
            OKLCH.contrast(lightInk, shade(0.98, most: 0.004)), OKLCH.contrast(darkInk, shade(0.185, most: 0.012)),
            OKLCH.contrast(shade(0.48, most: 0.13), shade(1, most: 0))
        )
    }

    /// All that is made from it can be read: 4.5 and more.
    package var isLegible: Bool {
        let contrasts = contrasts
        return min(contrasts.light, contrasts.dark, contrasts.button) >= 4.5
    }

    private func shade(_ lightness: Double, most chroma: Double) -> OKLCH {
        let own = OKLCH(hex)
        return OKLCH(lightness: lightness, chroma: min(own.chroma, chroma), hue: own.hue)
    }
}

/// A colour by how light, how strong and of which hue it looks.
struct OKLCH {
    let lightness: Double
    let chroma: Double
    /// In radians.
    let hue: Double

    init(lightness: Double, chroma: Double, hue: Double) {
        self.lightness = lightness
        self.chroma = chroma
        self.hue = hue
    }

    /// From six hexadecimal digits behind a `#`.
    init(_ hex: String) {
        let digits = hex.utf8.dropFirst().map { Int($0.hexValue ?? 0) }
        let light = stride(from: 0, to: 6, by: 2).map { place -> Double in
            let value = Double(digits[place] * 16 + digits[place + 1]) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let (r, g, b) = (light[0], light[1], light[2])
        let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        let a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        let bb = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        self.init(
            lightness: 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            chroma: (a * a + bb * bb).squareRoot(), hue: atan2(bb, a))
    }

    /// WCAG 2.1, relative luminance, cut to what an ordinary screen can show.
    var luminance: Double {
        let a = chroma * cos(hue)
        let b = chroma * sin(hue)
        let long = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
        let medium = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
        let short = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
        func cut(_ value: Double) -> Double { min(1, max(0, value)) }
        return 0.2126 * cut(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
            + 0.7152 * cut(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
            + 0.0722 * cut(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short)
    }

    static func contrast(_ one: OKLCH, _ other: OKLCH) -> Double {
        let pair = [one.luminance, other.luminance].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }
}
