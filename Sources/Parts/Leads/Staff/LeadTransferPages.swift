internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Partners
internal import Templates
internal import Web

/// `/admin/leads/:id/transfer`: staff look for a partner by name, and give the lead to it. Chain managers give on within
/// their chain.
enum LeadTransferPages {
    private static let mostShown = 20

    static let routes: [SiteRoute] = [
        .get(LeadPath.transfer, .sales, show),
        .post(LeadPath.transfer, .sales, create),
    ]

    @Sendable private static func show(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        let words = (try context.request.query()["q"] ?? "").trimmed
        let chain = try LeadAdminList.chain(context.leadScope, in: context.reader)
        let found =
            try words.isEmpty
            ? []
            : Firms.find(words, limit: chain == nil ? mostShown + 1 : .max, in: context.reader)
                .filter { $0.id != lead.firm && chain?.contains($0.id.text) != false }
        let firms = try found.prefix(mostShown).map { firm in
            let partner = try PartnerRecords.partner(firm.id, in: context.reader)
            return LeadTransferPage.FirmView(
                id: firm.id.text, name: firm.name, state: partner?.state.title, isFull: partner?.isFull ?? false)
        }
        let page = LeadTransferPage(
            title: lead.title, path: LeadPath.transfer(lead.id), back: LeadPath.staff(lead.id), words: words,
            firms: firms, hasMore: found.count > mostShown)
        return try context.page(page)
    }

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let lead = try submission.read { try submission.lead(in: $0) }
        return try submission.write(or: LeadPath.transfer(lead.id)) { writer in
            let chain = try LeadAdminList.chain(submission.leadScope, in: writer)
            guard let firm = submission.form["partner"].flatMap({ ID<Firm>($0) }),
                chain?.contains(firm.text) != false
            else { throw LeadProblem.noSuchFirm }
            try LeadStore.transfer(lead.id, to: firm, by: submission.leadAuthor, in: writer)
            let name = try Firms.firm(firm, in: writer)?.name ?? ""
            return .goto(
                LeadPath.staff(lead.id), saying: Text("The lead now belongs to {partner}.", ["partner": name]))
        }
    }
}

struct LeadTransferPage: TemplatePage {
    let title: String
    let path: String
    let back: String
    let words: String
    let firms: [FirmView]
    let hasMore: Bool

    struct FirmView: TemplateValue {
        let id: String
        let name: String
        let state: Text?
        /// It has as many leads as it works at once.
        let isFull: Bool
    }

    static let template = "leads/admin/transfer"
    static let shape = Shape<LeadTransferPage> {
        $0.show("more", \.hasMore)
    }
}
