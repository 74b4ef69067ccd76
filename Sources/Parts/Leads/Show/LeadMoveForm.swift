internal import Base
internal import HTTP
internal import Templates
internal import Web

/// A move to another stage, and what it needs: a win its value and day, a loss its reason, a closed lead that is opened
/// again a why.
struct LeadMoveForm: FieldForm {
    var stage: Field<Lead.Stage>
    var value: Field<Money?>
    var day: Field<CivilDate?>
    var reason: Field<Lead.LostReason?>
    var note: Field<String?>

    /// As it was sent, else what the lead may be worth, and today.
    init(_ sent: FormFields?, else lead: Lead, _ stages: LeadStages, today: CivilDate, _ amounts: Amounts) {
        stage = Field("stage", .choice(stages.all, \.code), sent, else: nil)
        value = Field("value", .optional(.money(amounts)), sent, else: lead.value)
        day = Field("day", .optional(.day), sent, else: today)
        reason = Field("reason", .optional(.choice(Lead.LostReason.allCases, \.rawValue)), sent, else: nil)
        note = Field("note", .optional(.longText(max: 1_000)), sent, else: nil)
    }

    var move: LeadMove? {
        filled {
            try LeadMove(
                to: stage.get(), value: value.get(), day: day.get(), lostReason: reason.get(), note: note.get() ?? "")
        }
    }

    /// Shows the lead's problem at the field that causes it; returns false if there is no such field.
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
