package import Templates
internal import Web

/// What can happen to firms, their applications and rewards.
package enum PartnerEvent: String, PartEvent {
    case added = "partner.added"
    case changed = "partner.changed"
    case planned = "partner.planned"
    case moved = "partner.moved"
    case ranking = "partner.ranking"
    case invited = "partner.invited"
    case noted = "partner.noted"
    case writtenTo = "partner.written_to"
    case imported = "partners.imported"
    case importUndone = "partners.import_undone"
    case applicationApproved = "application.approved"
    case applicationAsked = "application.asked"
    case applicationRejected = "application.rejected"
    case agreementPublished = "agreement.published"
    case agreementSigned = "agreement.signed"
    case badgeAdded = "badge.added"
    case badgeChanged = "badge.changed"
    case badgeGiven = "badge.given"
    case challengeAdded = "challenge.added"
    case challengeChanged = "challenge.changed"
    case partnershipChanged = "partnership.changed"
    case partnershipRemoved = "partnership.removed"

    /// A step of the onboarding was taken.
    case step = "partner.step"
    /// The address of an application is proved.
    case applicationConfirmed = "application.confirmed"
    /// The applicant has answered a question.
    case applicationAnswered = "application.answered"
    /// A badge was earned, by its rule.
    case badgeAwarded = "badge.awarded"
    case challengeWon = "challenge.won"

    package var title: Text? {
        switch self {
        case .added: Text("Partner added", as: "action")
        case .changed: Text("Partner changed", as: "action")
        case .planned: Text("Account plan saved", as: "action")
        case .moved: Text("Partner status changed", as: "action")
        case .ranking: Text("Ranking settings changed", as: "action")
        case .invited: Text("Partner user invited", as: "action")
        case .noted: Text("Partner note added", as: "action")
        case .writtenTo: Text("Message sent to a partner", as: "action")
        case .imported: Text("Partners imported", as: "action")
        case .importUndone: Text("Import of partners undone", as: "action")
        case .applicationApproved: Text("Application approved", as: "action")
        case .applicationAsked: Text("Application question asked", as: "action")
        case .applicationRejected: Text("Application rejected", as: "action")
        case .agreementPublished: Text("Agreement published", as: "action")
        case .agreementSigned: Text("Agreement signed", as: "action")
        case .badgeAdded: Text("Badge added", as: "action")
        case .badgeChanged: Text("Badge changed", as: "action")
        case .badgeGiven: Text("Badge awarded manually", as: "action")
        case .challengeAdded: Text("Challenge added", as: "action")
        case .challengeChanged: Text("Challenge changed", as: "action")
        case .partnershipChanged: Text("Programme page changed", as: "action")
        case .partnershipRemoved: Text("Programme page content removed", as: "action")
        case .step, .applicationConfirmed, .applicationAnswered, .badgeAwarded, .challengeWon: nil
        }
    }
}

extension AuditField {
    static let ofPartners: [AuditField] = [
        AuditField("company", Text("Company")),
        AuditField("state", Text("Status")),
        AuditField("type", Text("Type")),
        AuditField("country", Text("Country")),
        AuditField("manager", Text("Account manager")),
        AuditField("reason", Text("Reason")),
        AuditField("firm", Text("Firm")),
        AuditField("partner", Text("Firm")),
        AuditField("badge", Text("Badge")),
        AuditField("tags", Text("Tags")),
    ]
}
