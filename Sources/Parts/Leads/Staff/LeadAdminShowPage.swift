internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Templates
internal import Web

/// `/admin/leads/:id`: a lead with what only staff know of it, and how its firm deals with leads.
struct LeadAdminShowPage: TemplatePage {
    let lead: LeadMergePage.LeadView
    let path: String
    let merge: String
    let review: Text
    let isWaiting: Bool
    let isRejected: Bool
    let firm: String
    let holder: Holder?
    let temperatures: [Choice]
    let score: Field<Int?>
    let notes: Field<String?>
    let reason: Field<String?>
    let commission: LeadCommissionView?
    let rate: LeadRateForm
    let figures: FiguresView
    let activities: [ActivityView]

    static func reason(_ sent: FormFields?) -> Field<String?> {
        let rule = FieldRule.optional(FieldRule.longText(max: 1_000))
        return sent.map { Field("reason", rule, $0) } ?? Field("reason", rule, nil)
    }

    /// `sent` is a form of the page that was refused.
    init(
        _ lead: Lead, rate form: LeadRateForm? = nil, internals sent: LeadInternalsForm? = nil,
        reason: Field<String?> = LeadAdminShowPage.reason(nil), _ visibleScope: LeadScope, _ reader: Reader
    ) throws {
        let internals = try LeadStore.internals(of: lead.id, seenBy: visibleScope, in: reader) ?? Lead.Internals()
        let known = sent ?? LeadInternalsForm(internals)
        self.lead = LeadMergePage.LeadView(lead, true)
        path = LeadPath.staff(lead.id)
        merge = LeadPath.merge(lead.id)
        review = lead.review.title
        isWaiting = lead.review == .waiting
        isRejected = lead.review == .rejected
        firm = try Firms.firm(lead.firm, in: reader)?.name ?? ""
        holder = try internals.hint.flatMap { ID<Lead>($0) }
            .flatMap { try LeadStore.lead($0, seenBy: visibleScope, in: reader) }
            .map {
                Holder(
                    title: $0.title, firm: try Firms.firm($0.firm, in: reader)?.name ?? "", path: LeadPath.staff($0.id))
            }
        temperatures = Lead.Internals.Temperature.allCases.map {
            Choice($0.rawValue, $0.title, chosen: known.temperature.input)
        }
        (score, notes, self.reason) = (known.score, known.notes, reason)
        commission = try LeadCommissionView(lead, in: reader)
        rate = form ?? LeadRateForm(nil, else: lead, because: internals.rateReason, nil)
        figures = FiguresView(try LeadStore.figures(of: lead.firm, in: reader))
        activities = try LeadActivityStore.timeline(of: lead.id, in: reader).map(ActivityView.init)
    }

    /// The lead that it may be a double of.
    struct Holder: TemplateValue {
        let title: String
        let firm: String
        let path: String
    }

    struct FiguresView: TemplateValue {
        let received: Int
        let accepted: Int
        let worked: Int
        let won: Int
        /// In hours.
        let response: Int?

        init(_ figures: LeadStore.Figures) {
            received = figures.received
            accepted = figures.accepted
            worked = figures.worked
            won = figures.won
            response = figures.response.map { Int(($0.components.seconds + 1_800) / 3_600) }
        }
    }

    struct ActivityView: TemplateValue {
        let title: Text
        let author: String
        let at: Timestamp
        let note: String

        init(_ activity: LeadActivity) {
            title = activity.kind.title
            author = activity.author
            at = activity.at
            note = activity.note
        }
    }

    static let template = "leads/admin/show"
}
