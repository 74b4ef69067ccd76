internal import Base
internal import Database
internal import HTTP
internal import Partners
internal import Programme
internal import Templates
internal import Web

/// `POST /admin/leads/:id/rate`: what is agreed for one deal alone.
enum LeadRatePages {
    static let routes: [SiteRoute] = [
        .post(LeadPath.rate, .sales, agree)
    ]

    @Sendable private static func agree(_ submission: Submission) throws -> Response {
        let (lead, kind) = try submission.read { reader in
            let lead = try submission.lead(in: reader)
            return (lead, try LeadCommission.kind(of: lead.firm, in: reader))
        }
        let form = LeadRateForm(submission.form.fields, else: lead, because: nil, kind)
        guard let rate = form.rate.value, let reason = form.reason.value else {
            let page = try submission.read { try LeadAdminShowPage(lead, rate: form, submission.leadScope, $0) }
            return try submission.page(page, .unprocessableContent)
        }
        return try submission.write(or: LeadPath.staff(lead.id)) { writer in
            try LeadStore.agree(rate, reason: reason, on: lead.id, by: submission.leadAuthor, in: writer)
            return .goto(
                LeadPath.staff(lead.id),
                saying: rate == nil
                    ? Text("The agreed rate for this deal has been removed.") : Text("Agreed rate saved."))
        }
    }
}

struct LeadRateForm: FieldForm {
    let rate: Field<Rate?>
    private(set) var reason: Field<String?>

    /// As it was sent, else as it is agreed; `kind` is nil where nobody is asked for a reason.
    init(_ sent: FormFields?, else lead: Lead, because why: String?, _ kind: PartnerType?) {
        rate = Field("rate", .optional(.percent), sent, else: lead.agreedRate)
        reason = Field("rate_reason", .optional(.text(max: 300)), sent, else: why)
        if let kind, let agreed = rate.value ?? nil, !kind.allows(agreed), reason.value == .some(nil) {
            reason.reject(kind.rateWarning)
        }
    }
}
