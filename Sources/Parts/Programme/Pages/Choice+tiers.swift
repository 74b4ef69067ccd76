internal import Templates
internal import Web

extension Choice {
    static func tiers(_ rules: RuleSet, chosen: String) -> [Choice] {
        all(rules.tiers, chosen: chosen) { ($0.code, Text(asWritten: $0.name)) }
    }
}

extension Text {
    /// What somebody has written; translated where it is one of the program's own texts.
    init(asWritten words: String) {
        self = Text(parts: [(name: "text", value: words)]) ?? Text("–")
    }
}
