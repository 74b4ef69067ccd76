internal import Database
package import Templates

extension Lead {
    /// The source of a lead.
    package enum Source: String, CaseIterable, Sendable, DatabaseValue {
        case referral, manual
        case imported = "import"
        case shared, api, form, marketplace

        package var title: Text {
            switch self {
            case .referral: Text("Referral", as: "lead source")
            case .manual: Text("Added manually", as: "lead source")
            case .imported: Text("Import", as: "lead source")
            case .shared: Text("Shared by us", as: "lead source")
            case .api: Text("API", as: "lead source")
            case .form: Text("Form", as: "lead source")
            case .marketplace: Text("Marketplace", as: "lead source")
            }
        }
    }

    package enum LostReason: String, CaseIterable, Sendable, DatabaseValue {
        case budget, need, competitor, timing, unreachable, unfit, other

        package var title: Text {
            switch self {
            case .budget: Text("No budget", as: "lost reason")
            case .need: Text("No need", as: "lost reason")
            case .competitor: Text("Chose a competitor", as: "lost reason")
            case .timing: Text("Bad timing", as: "lost reason")
            case .unreachable: Text("Never reached", as: "lost reason")
            case .unfit: Text("Not a fit", as: "lost reason")
            case .other: Text("Other reason", as: "lost reason")
            }
        }
    }

    /// Whether the lead counts for the firm. A possible overlap waits for review.
    package enum Review: String, CaseIterable, Sendable, DatabaseValue {
        case accepted, waiting, rejected

        package var title: Text {
            switch self {
            case .accepted: Text("Accepted", as: "lead review")
            case .waiting: Text("In review", as: "lead review")
            case .rejected: Text("Rejected", as: "lead review")
            }
        }
    }
}
