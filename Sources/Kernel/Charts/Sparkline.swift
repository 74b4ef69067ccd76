package import Base

/// The course of a figure in the size of a word; the label says it in words.
package struct Sparkline: Sendable {
    private let label: String
    private let values: [Double]

    package init(_ label: String, _ values: [Double]) {
        self.label = label
        self.values = values.compactMap(\.drawable)
    }

    /// Writes nothing where there is no course to see.
    package func draw(into output: inout Bytes) {
        guard values.count > 1, let least = values.min(), let most = values.max() else { return }
        output.append("<svg class=\"sparkline\" viewBox=\"0 0 100 32\" preserveAspectRatio=\"none\"" as StaticString)
        output.append(" role=\"img\"" as StaticString)
        output.append("aria-label", label)
        output.append("><path class=\"area\" d=\"" as StaticString)
        appendLine(least, most, to: &output)
        output.append("V32H0z\"/><path class=\"line\" d=\"" as StaticString)
        appendLine(least, most, to: &output)
        output.append("\"/></svg>" as StaticString)
    }

    private func appendLine(_ least: Double, _ most: Double, to output: inout Bytes) {
        for (index, value) in values.enumerated() {
            output.append(index == 0 ? "M" : "L" as StaticString)
            output.append(coordinate: Double(index) / Double(values.count - 1) * 100)
            output.append(UInt8(ascii: " "))
            output.append(coordinate: most > least ? 2 + (most - value) / (most - least) * 28 : 16)
        }
    }
}
