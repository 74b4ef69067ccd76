internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The stages as an admin types them, with a row more for a new one.
struct LeadStageForm: FieldForm {
    /// Fewer open stages are no way.
    static let fewest = 2
    private static let most = 12
    /// Stands for the code of a new stage.
    static let new = "another"

    private(set) var rows: [Row]

    struct Row: FieldForm {
        let code: String
        let kind: Lead.Stage.Kind
        var name: Field<String?>
        let tone: Field<Lead.Stage.Tone>
        let place: Field<Int?>
        let days: Field<Int?>

        init(
            _ code: String, _ kind: Lead.Stage.Kind, _ sent: FormFields?, else stage: Lead.Stage?, _ place: Int?
        ) {
            self.code = code
            self.kind = kind
            name = Field("name-\(code)", .optional(.text(max: 30)), sent, else: stage?.name)
            tone = Field(
                "tone-\(code)", .choice(Lead.Stage.Tone.allCases, \.rawValue), sent, else: stage?.tone ?? .info)
            self.place = Field("place-\(code)", .optional(.integer(1...99)), sent, else: place)
            days = Field("days-\(code)", .optional(.integer(1...365)), sent, else: stage?.rotsAfter)
        }
    }

    /// As they were sent, else as they are.
    init(_ sent: FormFields?, else stages: LeadStages) {
        rows = stages.all.enumerated().map { index, stage in Row(stage.code, stage.kind, sent, else: stage, index + 1) }
        if stages.open.count < Self.most { rows.append(Row(Self.new, .open, sent, else: nil, nil)) }
        guard sent != nil else { return }
        var seen: Set<String> = []
        for index in rows.indices where rows[index].name.problem == nil {
            guard let name = rows[index].name.value ?? nil else {
                if rows[index].code != Self.new { rows[index].name.reject(FieldProblem.missing.text) }
                continue
            }
            if !seen.insert(name.lowercased()).inserted {
                rows[index].name.reject(Text("Another stage already has this name."))
            }
        }
    }

    /// All stages, as they are to be; nil where something is wrong.
    func stages(was former: LeadStages) -> [Lead.Stage]? {
        var all: [Lead.Stage] = []
        for (index, row) in rows.enumerated() {
            guard let name = row.name.value, let tone = row.tone.value, let place = row.place.value,
                let days = row.days.value
            else { return nil }
            guard let name else { continue }
            let code = row.code == Self.new ? Self.code(for: name, former) : row.code
            all.append(
                Lead.Stage(
                    code, name, row.kind, tone, place: (place ?? index + 1) * 100 + index,
                    rotsAfter: row.kind == .open ? days : nil))
        }
        return all
    }

    /// The code of a stage in addresses and histories: derived from its name and unique.
    private static func code(for name: String, _ stages: LeadStages) -> String {
        let plain = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let base = plain.isEmpty || [new, "closed"].contains(plain) ? "stage" : String(plain.prefix(30))
        guard stages[base] != nil else { return base }
        return (2...).lazy.map { "\(base)\($0)" }.first { stages[$0] == nil } ?? base
    }
}

extension Lead.Stage.Tone {
    var title: Text {
        switch self {
        case .neutral: Text("Grey", as: "colour")
        case .info: Text("Blue", as: "colour")
        case .accent: Text("Company colour", as: "colour")
        case .success: Text("Green", as: "colour")
        case .warning: Text("Yellow", as: "colour")
        case .danger: Text("Red", as: "colour")
        }
    }
}
