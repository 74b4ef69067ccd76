import Testing

/// WCAG 2.1 AA for whatever brand colour an admin may set: 4.5 for text, 3 for large text, graphics and the edges of
/// controls.
@Suite struct ContrastTests {
    static let grounds = ["page", "surface", "well", "raised"]
    static let tones = ["accent", "success", "warning", "danger", "info"]

    /// What is written, and on what.
    static var texts: [(String, String)] {
        let inks = ["ink", "ink-soft"] + tones.map { "\($0)-ink" }
        return (grounds + ["hover"]).flatMap { ground in inks.map { ($0, ground) } }
            + tones.flatMap { tone in ["ink", "ink-soft", "\(tone)-ink"].map { ($0, "\(tone)-soft") } }
            + [
                ("on-accent", "accent"), ("on-accent", "accent-hover"), ("on-danger", "danger"),
                ("on-danger", "danger-hover"), ("page", "ink"),
            ]
    }

    /// What is drawn, and on what.
    static var graphics: [(String, String)] {
        let drawn = ["edge"] + tones + (1...6).map { "series-\($0)" } + (1...8).map { "tier-\($0)" }
        return grounds.flatMap { ground in drawn.map { ($0, ground) } } + tones.map { ($0, "\($0)-soft") }
    }

    static let brands = stride(from: 0.0, to: 360, by: 10).flatMap { hue in
        [0, 0.1, 0.2, 0.32].map { Tokens.Brand(chroma: $0, hue: hue) }
    }

    @Test("text can be read on what it stands on, whatever the brand", arguments: Tokens.Theme.allCases)
    func text(theme: Tokens.Theme) throws {
        try check(Self.texts, atLeast: 4.5, theme)
    }

    @Test("graphics stand out from what they lie on, whatever the brand", arguments: Tokens.Theme.allCases)
    func graphics(theme: Tokens.Theme) throws {
        try check(Self.graphics, atLeast: 3, theme)
    }

    @Test("the measure is right: black on white is 21, a grey that is known is what it is known to be")
    func measure() {
        let white = Colour(lightness: 1, chroma: 0, hue: 0)
        #expect(abs(white.contrast(to: Colour(lightness: 0, chroma: 0, hue: 0)) - 21) < 0.001)
        // #767676 is the lightest grey that can be read on white: 4.54.
        #expect(abs(white.contrast(to: Colour(lightness: 0.5657, chroma: 0, hue: 0)) - 4.54) < 0.01)
        // #ff0000 has a luminance of 0.2126.
        #expect(abs(Colour(lightness: 0.62796, chroma: 0.25768, hue: 29.234).luminance - 0.2126) < 0.001)
    }

    private func check(_ pairs: [(String, String)], atLeast least: Double, _ theme: Tokens.Theme) throws {
        let tokens = try Tokens()
        for (front, ground) in pairs {
            let (frontRecipe, groundRecipe) = (try tokens.recipe(front, theme), try tokens.recipe(ground, theme))
            let worst = Self.brands.map { brand in
                (contrast: frontRecipe.colour(brand).contrast(to: groundRecipe.colour(brand)), brand: brand)
            }.min { $0.contrast < $1.contrast }
            let found = try #require(worst)
            #expect(found.contrast >= least, "\(front) on \(ground), \(theme), \(found.brand)")
        }
    }
}
