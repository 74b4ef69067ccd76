internal import Base
internal import HTTP
internal import Templates
internal import Web

/// A move to another stage, and what it needs: a win its value and day, a loss its reason, a closed lead that is opened
/// again a why.
struct LeadMoveForm {
    var stage: Field<Lead.Stage>
    var value: Field<Money?>
    var day: Field<CivilDate?>
    var reason: Field<Lead.LostReason?>
    var note: Field<String?>

    init(_ sent: FormFields, _ stages: LeadStages, _ amounts: Amounts) {
        stage = Field("stage", .choice(stages.all, \.code), sent)
        value = Field("value", .optional(.money(amounts)), sent)
        day = Field("day", .optional(.day), sent)
        reason = Field("reason", .optional(.choice(Lead.LostReason.allCases, \.rawValue)), sent)
        note = Field("note", .optional(.longText(max: 1_000)), sent)
    }

    /// What is typed into before anything is sent: what the lead may be worth, and today.
    init(_ lead: Lead, _ stages: LeadStages, today: CivilDate, _ amounts: Amounts) {
        stage = Field("stage", .choice(stages.all, \.code), nil)
        value = Field("value", .optional(.money(amounts)), lead.value)
        day = Field("day", .optional(.day), today)
        reason = Field("reason", .optional(.choice(Lead.LostReason.allCases, \.rawValue)), nil)
        note = Field("note", .optional(.longText(max: 1_000)), nil)
    }

    var move: LeadMove? {
        guard let stage = stage.value, let value = value.value, let day = day.value, let reason = reason.value,
            let note = note.value
        else { return nil }
        return LeadMove(to: stage, value: value, day: day, lostReason: reason, note: note ?? "")
    }

    /// Puts what the lead's rules found wrong beside the field that cures it; false where there is none.
    mutating func reject(_ problem: LeadProblem) -> Bool {
        switch problem {
        case .winNeedsValue: value.reject(problem.text)
        case .winNeedsDay, .dayInFuture: day.reject(problem.text)
        case .lossNeedsReason: reason.reject(problem.text)
        case .reopeningNeedsReason: note.reject(problem.text)
        default: return false
        }
        return true
    }
}
