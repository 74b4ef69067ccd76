package import Base

/// A drawing of figures, made by the server: SVG that takes its colours from the stylesheet, so that it is right in
/// both themes and on paper. Heights are pixels and widths are shares, so that only lines are stretched, never text.
package protocol Chart: Sendable {
    /// Writes the drawing.
    func draw(into output: inout Bytes)
    /// Writes the figures as a table, for readers who cannot see the drawing or want the numbers.
    func tabulate(into output: inout Bytes)
}

/// The format of figures; the caller knows the language and the currency.
package struct FigureFormat: Sendable {
    let short: @Sendable (Double) -> String
    let full: @Sendable (Double) -> String

    /// `short` is for the axis, where room is scarce.
    package init(short: @escaping @Sendable (Double) -> String, full: @escaping @Sendable (Double) -> String) {
        self.short = short
        self.full = full
    }
}

/// A line or a set of bars: one figure for each category, nil if there is none.
package struct Series: Sendable {
    let name: String
    let values: [Double?]

    package init(_ name: String, _ values: [Double?]) {
        self.name = name
        self.values = values.map { $0?.drawable }
    }

    func value(_ index: Int) -> Double? {
        values.indices.contains(index) ? values[index] : nil
    }
}

extension Double {
    /// Itself, where it can be placed and written; beyond this there are neither money nor things to count.
    var drawable: Double? { abs(self) < 1e15 ? self : nil }
}
