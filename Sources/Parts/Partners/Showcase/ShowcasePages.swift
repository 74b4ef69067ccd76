internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/admin/partnership`: the editable content of the public page.
enum ShowcasePages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.showcase, .admin) { context in
            try context.page(ShowcasePage(nil, context, context.reader))
        },
        .post(PartnerPath.showcase, .admin, save),
        .post(PartnerPath.removeBlock, .admin, remove),
    ]

    @Sendable private static func save(_ submission: Submission) throws -> Response {
        let form = ShowcaseForm(submission.form.fields, else: nil)
        guard let block = form.block else {
            let drawn = try submission.read { try ShowcasePage(form, submission, $0) }
            return try submission.page(drawn, .unprocessableContent)
        }
        return try submission.write { writer in
            try Showcase.save(block, in: writer)
            try writer.audit(
                PartnerEvent.partnershipChanged, of: block.id.text, called: block.title, by: submission.actor,
                changes: [.init("body", to: block.body)], at: submission.now)
            return .goto(PartnerPath.showcase(block.language), saying: Text("Saved."))
        }
    }

    @Sendable private static func remove(_ submission: Submission) throws -> Response {
        let id: ID<ShowcaseBlock> = try submission.id("block")
        let language = submission.form["language"].flatMap(Language.init) ?? .english
        return try submission.write { writer in
            try Showcase.remove(id, in: writer)
            try writer.audit(PartnerEvent.partnershipRemoved, of: id.text, by: submission.actor, at: submission.now)
            return .goto(PartnerPath.showcase(language), saying: Text("Removed."))
        }
    }
}

struct ShowcaseForm: FieldForm {
    let id: ID<ShowcaseBlock>
    let kind: Field<ShowcaseBlock.Kind>
    let language: Field<Language>
    let position: Field<Int>
    let title: Field<String>
    let body: Field<String>

    /// As it was sent, else as the block is.
    init(_ sent: FormFields?, else block: ShowcaseBlock?) {
        id = sent?["block"].flatMap { ID<ShowcaseBlock>($0) } ?? block?.id ?? .make()
        kind = Field("kind", .choice(ShowcaseBlock.Kind.allCases, \.rawValue), sent, else: block?.kind)
        language = Field("language", .choice(Language.allCases, \.rawValue), sent, else: block?.language)
        position = Field("position", .integer(0...999), sent, else: block?.position)
        title = Field("title", .text(max: 160), sent, else: block?.title)
        body = Field("body", .longText(max: 2_000), sent, else: block?.body)
    }

    var block: ShowcaseBlock? {
        filled {
            try ShowcaseBlock(
                id: id, kind: kind.get(), language: language.get(), position: position.get(), title: title.get(),
                body: body.get())
        }
    }
}

struct ShowcasePage: TemplatePage {
    struct Row: TemplateValue {
        let id: String
        let kind: Text
        let title: String
        let edit: String
        let remove: String
    }

    let rows: [Row]
    let language: String
    /// Their code is the address of the page in that language.
    let languages: [Choice]
    let kinds: [Choice]
    /// The block that is changed; nil for a new one.
    let block: String?
    let form: ShowcaseForm

    init(_ sent: ShowcaseForm?, _ visit: some Visit, _ reader: Reader) throws {
        let query = try FormFields(urlEncoded: Bytes((visit.request.rawQuery ?? "").utf8).span)
        let language = sent?.language.value ?? query["language"].flatMap(Language.init) ?? visit.audience.language
        let blocks = try Showcase.blocks(in: language, reader)
        let chosen = query["block"].flatMap { wanted in blocks.first { $0.id.text == wanted } }
        let new = ShowcaseBlock(
            id: .make(), kind: .story, language: language, position: (blocks.last?.position ?? 0) + 10, title: "",
            body: "")
        let form = sent ?? ShowcaseForm(nil, else: chosen ?? new)
        rows = blocks.map {
            Row(
                id: $0.id.text, kind: $0.kind.title, title: $0.title,
                edit: PartnerPath.showcase(language) + "&block=\($0.id)", remove: PartnerPath.removeBlock($0.id))
        }
        self.language = language.rawValue
        languages = [(Language.english, "English"), (.german, "Deutsch")].map {
            Choice(PartnerPath.showcase($0), $1, isChosen: $0 == language)
        }
        kinds = ShowcaseBlock.Kind.allCases.map {
            Choice($0.rawValue, $0.title, chosen: form.kind.input)
        }
        block = sent?.id.text ?? chosen?.id.text
        self.form = form
    }

    static let template = "partners/admin/showcase"
    static let shape = Shape<ShowcasePage> {
        $0.show("path") { _ in PartnerPath.showcase }
        $0.show("public") { _ in PartnerPath.partnership }
    }
}
