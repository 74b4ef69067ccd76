internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/admin/agreement`: the text that firms sign.
enum AgreementPages {
    private static let limit = 60_000

    static let routes: [SiteRoute] = [
        .get(PartnerPath.agreement, .admin) { context in
            let current = try Agreements.current(in: context.reader)?.text
            return try context.page(
                AgreementPage(Field("text", .longText(max: limit), current), Agreements.all(in: context.reader)))
        },
        .post(PartnerPath.agreement, .admin) { submission in
            let field = Field("text", .longText(max: limit), submission.form.fields)
            guard let text = field.value else {
                let all = try submission.read { try Agreements.all(in: $0) }
                return try submission.page(AgreementPage(field, all), .unprocessableContent)
            }
            return try submission.write { writer in
                try Agreements.publish(text, by: submission.actor, at: submission.now, in: writer)
                return .goto(PartnerPath.agreement, saying: Text("Published. New firms will sign this version."))
            }
        },
    ]
}

struct AgreementPage: TemplatePage {
    struct Version: TemplateValue {
        let hash: String
        let at: Timestamp
        let author: String
    }

    let text: FieldView
    let versions: [Version]

    init(_ field: Field<String>, _ all: [Agreement]) {
        text = field.view
        versions = all.map { Version(hash: $0.hash, at: $0.publishedAt, author: $0.publishedBy) }
    }

    static let template = "partners/admin/agreement"
    static let shape = Shape<AgreementPage> {
        $0.show("path") { _ in PartnerPath.agreement }
    }
}
