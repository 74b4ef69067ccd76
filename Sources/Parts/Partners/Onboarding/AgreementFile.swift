internal import Base
internal import Database
internal import Documents
internal import HTTP
internal import Identity
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// The signed agreement as a file: the exact text, and who signed it, when and from where.
enum AgreementFile {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.signed, .owner, at: .pool) { context in
            try answer(ProfilePages.own(context, context.reader), context)
        },
        .get(PartnerPath.signedBy, .admin, at: .pool) { context in
            try answer(context.partner(in: context.reader), context)
        },
    ]

    private static func answer(_ partner: Partner, _ context: Context) throws -> Response {
        let reader = context.reader
        let hash = context.request.path.parameter("hash") ?? ""
        guard let signature = try Agreements.signatures(of: partner.id, in: reader).first(where: { $0.hash == hash }),
            let agreement = try Agreements.agreement(hash, in: reader)
        else { throw Refusal.notThere }
        let words = { (text: Text) in context.site.templates.text(text, for: context.audience) }
        let title = words(Text("Agreement"))
        let company = try Settings.current(reader).company
        var document = PDFDocument(
            title: "\(title) · \(partner.name)", foot: "\(company) · \(title) · \(hash.prefix(16))",
            created: signature.at)
        let account = try UserStore.account(signature.user, in: reader)?.user.email.text ?? ""
        document.blocks =
            [.title(title)]
            + [
                (Text("Parties"), company), (Text("and", as: "agreement"), partner.legalOrOwnName),
                (Text("Signed by"), signature.name), (Text("Account"), account),
                (Text("Signed"), "\(context.audience.dateTime(signature.at)) (\(signature.at))"),
                (Text("IP address"), signature.address), (Text("SHA-256 of the text"), hash),
            ].map { .fact(words($0), $1) }
            + [.heading(words(Text("Signed text"))), .text(agreement.text)]
        var response = Response(.ok, content: .bytes(try document.bytes()))
        response.fields.add("Content-Type", "application/pdf")
        let day = signature.at.description.prefix(10)
        response.fields.add("Content-Disposition", "attachment; filename=\"agreement-\(day).pdf\"")
        return response
    }
}

extension Partner {
    /// The name used in agreements.
    fileprivate var legalOrOwnName: String { profile.legalName.isEmpty ? name : profile.legalName }
}
