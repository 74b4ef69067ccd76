internal import HTTP
internal import Web

/// What staff alone know of a lead.
struct LeadInternalsForm {
    let temperature: Field<Lead.Internals.Temperature?>
    let score: Field<Int?>
    let notes: Field<String?>

    private static let scores = FieldRule.optional(FieldRule.integer(0...100))
    private static let temperatures = FieldRule.optional(
        FieldRule.choice(Lead.Internals.Temperature.allCases, \.rawValue))

    init(_ sent: FormFields) {
        temperature = Field("temperature", Self.temperatures, sent)
        score = Field("score", Self.scores, sent)
        notes = Field("notes", .optional(.longText(max: 4_000)), sent)
    }

    init(_ internals: Lead.Internals) {
        temperature = Field("temperature", Self.temperatures, .some(internals.temperature))
        score = Field("score", Self.scores, .some(internals.score))
        notes = Field("notes", .optional(.longText(max: 4_000)), .some(internals.notes))
    }

    /// nil where something is wrong. The hint is nobody's to type.
    func internals(hint: String?) -> Lead.Internals? {
        guard let temperature = temperature.value, let score = score.value, let notes = notes.value else { return nil }
        return Lead.Internals(temperature: temperature, score: score, hint: hint, notes: notes ?? "")
    }
}
