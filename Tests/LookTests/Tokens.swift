import Base
import TestKit

/// The colours of the stylesheet, for a brand and a theme.
struct Tokens {
    enum Theme: String, CaseIterable {
        case light, dark
    }

    struct Brand {
        let chroma: Double
        let hue: Double
    }

    enum Problem: Error {
        case noColour(String)
    }

    /// `oklch(from var(--brand) 0.5 min(c, 0.1) h)`: the brand gives the hue, and chroma up to a limit.
    struct Recipe {
        let lightness: Double
        let chroma: Double
        let hue: Double?

        func colour(_ brand: Brand) -> Colour {
            Colour(lightness: lightness, chroma: hue == nil ? min(chroma, brand.chroma) : chroma, hue: hue ?? brand.hue)
        }
    }

    private var recipes: [String: [Recipe]] = [:]
    private var others: [String: String] = [:]

    init() throws {
        for line in try TextFile.read("\(Repository.root)/Public/css/tokens.css").split(separator: "\n") {
            guard let token = line.firstMatch(of: /--(?<name>[a-z0-9-]+): (?<value>.+);/) else { continue }
            let name = String(token.output.name)
            if let other = token.output.value.wholeMatch(of: /var\(--(?<name>[a-z0-9-]+)\)/) {
                others[name] = String(other.output.name)
            } else if recipes[name] == nil {
                // What stands later holds on paper only.
                recipes[name] = Tokens.recipes(in: token.output.value)
            }
        }
    }

    func recipe(_ name: String, _ theme: Theme) throws -> Recipe {
        let name = others[name] ?? name
        guard let pair = recipes[name], pair.count == 2 else { throw Problem.noColour(name) }
        return theme == .light ? pair[0] : pair[1]
    }

    private static func recipes(in value: Substring) -> [Recipe] {
        let form =
            /oklch\((?:from var\(--brand\) )?(?<l>[\d.]+) (?:min\(c, (?<most>[\d.]+)\)|(?<c>[\d.]+)) (?<h>h|[\d.]+)/
        return value.matches(of: form).compactMap { match in
            guard let lightness = Double(match.output.l), let chroma = Double(match.output.most ?? match.output.c ?? "")
            else { return nil }
            return Recipe(lightness: lightness, chroma: chroma, hue: Double(match.output.h))
        }
    }
}
