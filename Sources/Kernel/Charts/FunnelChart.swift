package import Base

/// The numbers from step to step, with the share between two steps.
package struct FunnelChart: Chart {
    private let label: String
    private let steps: [(name: String, value: Double)]
    private let format: FigureFormat
    private let percent: @Sendable (Double) -> String

    package init(
        _ label: String, steps: [(name: String, value: Double)], format: FigureFormat,
        percent: @escaping @Sendable (Double) -> String
    ) {
        self.label = label
        self.steps = steps.map { ($0.name, max(0, $0.value.drawable ?? 0)) }
        self.format = format
        self.percent = percent
    }

    package func draw(into output: inout Bytes) {
        let most = steps.map(\.value).max() ?? 0
        output.append("<ol class=\"funnel\"" as StaticString)
        output.append("aria-label", label)
        output.append(">" as StaticString)
        for (index, step) in steps.enumerated() {
            output.append("<li><span>" as StaticString)
            output.append(escaping: step.name)
            output.append("</span><strong>" as StaticString)
            output.append(escaping: format.full(step.value))
            output.append("</strong><span class=\"share\">" as StaticString)
            if index > 0, steps[index - 1].value > 0 {
                output.append(escaping: percent(step.value / steps[index - 1].value))
            }
            output.append("</span><svg width=\"100%\" height=\"14\" aria-hidden=\"true\">" as StaticString)
            output.append("<rect class=\"ground\" width=\"100%\" height=\"14\" rx=\"3\"/>" as StaticString)
            output.append("<rect class=\"mark s1\" height=\"14\" rx=\"3\"" as StaticString)
            // Any value above zero is visible.
            let width = most > 0 ? step.value / most * 100 : 0
            output.append("width", percent: step.value > 0 ? max(0.5, width) : 0)
            output.append("/></svg></li>" as StaticString)
        }
        output.append("</ol>" as StaticString)
    }

    package func tabulate(into output: inout Bytes) {
        output.append(tableOf: [Series(label, steps.map(\.value))], by: steps.map(\.name), format)
    }
}
