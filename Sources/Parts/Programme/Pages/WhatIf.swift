internal import Base
internal import HTTP
internal import Templates
internal import Web

/// "With n more leads a month I reach … on …".
struct WhatIf: TemplateValue {
    struct Slider: TemplateValue {
        let name: String
        let title: Text
        /// The additional amount in 30 days, as sent and as read.
        let value: Int
        let most: Int
        let step: Int
        let words: String
    }

    let sliders: [Slider]
    /// nil until something is added.
    let estimate: EstimateView?

    /// The additional amount of each metric in 30 days, in its unit.
    static func more(_ sent: FormFields, _ status: TierStatus) -> [String: Int64] {
        var more: [String: Int64] = [:]
        for (metric, slider) in scales(status) {
            guard let typed = sent[metric].flatMap({ Int64($0) }), (1...slider.most).contains(typed) else { continue }
            more[metric] = typed * slider.minor
        }
        return more
    }

    init(_ more: [String: Int64], _ estimate: EstimateView?, _ status: TierStatus, _ amounts: Amounts) {
        sliders = WhatIf.scales(status).compactMap { metric, scale in
            guard let label = status.metrics.label(metric) else { return nil }
            let value = more[metric] ?? 0
            return Slider(
                name: metric, title: label.title, value: Int(value / scale.minor), most: Int(scale.most),
                step: Int(scale.step), words: amounts.text(value, label.unit))
        }
        self.estimate = more.isEmpty ? nil : estimate
    }

    /// Of each open requirement that grows by what one does: how far its slider goes. Money moves in steps that one can
    /// grasp, in whole units of its currency.
    private static func scales(
        _ status: TierStatus
    ) -> [(metric: String, scale: (most: Int64, step: Int64, minor: Int64))] {
        status.progress.parts.compactMap { part in
            guard let label = status.metrics.label(part.requirement.metric), label.growth == .adds, part.missing > 0,
                part.current != nil
            else { return nil }
            guard label.unit == .money else { return (part.requirement.metric, (max(part.needed, 5), 1, 1)) }
            let most = max(part.needed / 100, 20)
            return (part.requirement.metric, (most, max(most / 20, 1), 100))
        }
    }
}
