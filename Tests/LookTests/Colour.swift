import Glibc

/// A colour as a screen shows it: linear light of red, green and blue.
struct Colour {
    let red: Double
    let green: Double
    let blue: Double

    /// From OKLCH, cut to what an ordinary screen can show, as browsers do.
    init(lightness: Double, chroma: Double, hue: Double) {
        let a = chroma * cos(hue * .pi / 180)
        let b = chroma * sin(hue * .pi / 180)
        let long = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
        let medium = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
        let short = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
        func cut(_ value: Double) -> Double { min(1, max(0, value)) }
        red = cut(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
        green = cut(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
        blue = cut(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short)
    }

    /// WCAG 2.1, relative luminance.
    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    /// WCAG 2.1, contrast ratio.
    func contrast(to other: Colour) -> Double {
        let pair = [luminance, other.luminance].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }
}
