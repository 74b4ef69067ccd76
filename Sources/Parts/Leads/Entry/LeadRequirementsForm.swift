internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The client's requirements, as far as the programme asks for them.
struct LeadRequirementsForm: FieldForm {
    private var type: Field<String?>
    private var location: Field<String?>
    private var size: Field<Int?>
    private var amenities: Field<String?>
    private var budgetFrom: Field<Money?>
    private var budgetTo: Field<Money?>
    private var financing: Field<Lead.Requirements.Financing?>
    private var timeline: Field<Lead.Requirements.Timeline?>

    /// As it was sent, else as the lead has it.
    init(_ sent: FormFields?, else wanted: Lead.Requirements, _ amounts: Amounts) {
        let line = FieldRule.optional(FieldRule.text(max: 200))
        type = Field("type", line, sent, else: wanted.type)
        location = Field("location", line, sent, else: wanted.location)
        size = Field("size", .optional(.integer(0...10_000_000)), sent, else: wanted.size)
        amenities = Field("amenities", line, sent, else: wanted.amenities)
        budgetFrom = Field("budget_from", .optional(.money(amounts)), sent, else: wanted.budgetFrom)
        budgetTo = Field("budget_to", .optional(.money(amounts)), sent, else: wanted.budgetTo)
        financing = Field(
            "financing", .optional(.choice(Lead.Requirements.Financing.allCases, \.rawValue)), sent,
            else: wanted.financing)
        timeline = Field(
            "timeline", .optional(.choice(Lead.Requirements.Timeline.allCases, \.rawValue)), sent,
            else: wanted.timeline)
        if let from = budgetFrom.value ?? nil, let to = budgetTo.value ?? nil, from.minor > to.minor {
            budgetTo.reject(Text("The maximum budget is lower than the minimum."))
        }
    }

    /// Fields that are not asked for stay unchanged.
    func value(
        was former: Lead.Requirements, asking fields: Set<Lead.Requirements.Field>
    ) throws -> Lead.Requirements {
        var wanted = former
        if fields.contains(.type) { wanted.type = try type.get() }
        if fields.contains(.location) { wanted.location = try location.get() }
        if fields.contains(.size) { wanted.size = try size.get() }
        if fields.contains(.amenities) { wanted.amenities = try amenities.get() }
        if fields.contains(.budget) {
            wanted.budgetFrom = try budgetFrom.get()
            wanted.budgetTo = try budgetTo.get()
        }
        if fields.contains(.financing) { wanted.financing = try financing.get() }
        if fields.contains(.timeline) { wanted.timeline = try timeline.get() }
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
                            Choice($0.rawValue, words($0.title), chosen: input)
                        }
                    }
                ]
            case .timeline:
                [
                    RequirementView(timeline, field.title) { input in
                        Lead.Requirements.Timeline.allCases.map {
                            Choice($0.rawValue, words($0.title), chosen: input)
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
    let choices: [Choice]

    init(_ field: Field<some Sendable>, _ label: Text, choices: (String) -> [Choice] = { _ in [] }) {
        name = field.name
        self.label = label
        self.field = field.view
        self.choices = choices(field.input)
    }
}
