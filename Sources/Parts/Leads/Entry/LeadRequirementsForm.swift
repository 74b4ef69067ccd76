internal import Base
internal import HTTP
internal import Templates
internal import Web

/// What the client wants, as far as the programme asks for it.
struct LeadRequirementsForm {
    private var type: Field<String?>
    private var location: Field<String?>
    private var size: Field<Int?>
    private var amenities: Field<String?>
    private var budgetFrom: Field<Money?>
    private var budgetTo: Field<Money?>
    private var financing: Field<Lead.Requirements.Financing?>
    private var timeline: Field<Lead.Requirements.Timeline?>

    init(_ sent: FormFields, _ amounts: Amounts) {
        let line = FieldRule.optional(FieldRule.text(max: 200))
        type = Field("type", line, sent)
        location = Field("location", line, sent)
        size = Field("size", .optional(.integer(0...10_000_000)), sent)
        amenities = Field("amenities", line, sent)
        budgetFrom = Field("budget_from", .optional(.money(amounts)), sent)
        budgetTo = Field("budget_to", .optional(.money(amounts)), sent)
        financing = Field("financing", .optional(.choice(Lead.Requirements.Financing.allCases, \.rawValue)), sent)
        timeline = Field("timeline", .optional(.choice(Lead.Requirements.Timeline.allCases, \.rawValue)), sent)
        if let from = budgetFrom.value ?? nil, let to = budgetTo.value ?? nil, from.minor > to.minor {
            budgetTo.reject(Text("This is less than the beginning of the budget."))
        }
    }

    init(_ wanted: Lead.Requirements, _ amounts: Amounts) {
        let line = FieldRule.optional(FieldRule.text(max: 200))
        type = Field("type", line, wanted.type)
        location = Field("location", line, wanted.location)
        size = Field("size", .optional(.integer(0...10_000_000)), wanted.size)
        amenities = Field("amenities", line, wanted.amenities)
        budgetFrom = Field("budget_from", .optional(.money(amounts)), wanted.budgetFrom)
        budgetTo = Field("budget_to", .optional(.money(amounts)), wanted.budgetTo)
        financing = Field(
            "financing", .optional(.choice(Lead.Requirements.Financing.allCases, \.rawValue)), wanted.financing)
        timeline = Field(
            "timeline", .optional(.choice(Lead.Requirements.Timeline.allCases, \.rawValue)), wanted.timeline)
    }

    /// What is not asked for stays as it was.
    func value(
        was former: Lead.Requirements, asking fields: Set<Lead.Requirements.Field>
    ) -> Lead.Requirements? {
        guard let type = type.value, let location = location.value, let size = size.value,
            let amenities = amenities.value, let budgetFrom = budgetFrom.value, let budgetTo = budgetTo.value,
            let financing = financing.value, let timeline = timeline.value
        else { return nil }
        var wanted = former
        if fields.contains(.type) { wanted.type = type }
        if fields.contains(.location) { wanted.location = location }
        if fields.contains(.size) { wanted.size = size }
        if fields.contains(.amenities) { wanted.amenities = amenities }
        if fields.contains(.budget) {
            wanted.budgetFrom = budgetFrom
            wanted.budgetTo = budgetTo
        }
        if fields.contains(.financing) { wanted.financing = financing }
        if fields.contains(.timeline) { wanted.timeline = timeline }
        return wanted
    }

    /// The fields that are asked for, ready to be shown.
    func views(asking fields: Set<Lead.Requirements.Field>, _ words: (Text) -> String) -> [RequirementView] {
        Lead.Requirements.Field.allCases.filter(fields.contains).flatMap { field -> [RequirementView] in
            switch field {
            case .type: [RequirementView(type, field.title)]
            case .location: [RequirementView(location, field.title)]
            case .size: [RequirementView(size, field.title)]
            case .amenities: [RequirementView(amenities, field.title)]
            case .budget:
                [RequirementView(budgetFrom, Text("Budget from")), RequirementView(budgetTo, Text("Budget to"))]
            case .financing:
                [
                    RequirementView(financing, field.title) { input in
                        Lead.Requirements.Financing.allCases.map {
                            LeadChoice(code: $0.rawValue, name: words($0.title), isChosen: $0.rawValue == input)
                        }
                    }
                ]
            case .timeline:
                [
                    RequirementView(timeline, field.title) { input in
                        Lead.Requirements.Timeline.allCases.map {
                            LeadChoice(code: $0.rawValue, name: words($0.title), isChosen: $0.rawValue == input)
                        }
                    }
                ]
            }
        }
    }
}

/// A requirement as a form asks for it: typed, or chosen where there are choices.
struct RequirementView: TemplateValue {
    let name: String
    let label: Text
    let field: FieldView
    let choices: [LeadChoice]

    init(_ field: Field<some Sendable>, _ label: Text, choices: (String) -> [LeadChoice] = { _ in [] }) {
        name = field.name
        self.label = label
        self.field = field.view
        self.choices = choices(field.input)
    }
}
