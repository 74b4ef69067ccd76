internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Leads from a file: it is sent, its columns are named, every row gets a verdict, and then somebody says yes.
enum LeadImportPages {
    private static let sizeLimit = 5 << 20

    static let routes: [SiteRoute] = [
        .get(LeadPath.imports, .partner, index),
        .get(LeadPath.imports + "/template.csv", .partner, template),
        .post(LeadPath.imports, .partner, bodyLimit: sizeLimit, create),
        .get(LeadPath.importPath, .partner, at: .pool, show),
        .get(LeadPath.importPath + "/problems.csv", .partner, at: .pool, problems),
        .post(LeadPath.importPath + "/check", .partner, check),
        .post(LeadPath.importPath + "/start", .partner, start),
    ]

    @Sendable private static func index(_ context: Context) throws -> Response {
        try context.page(LeadImportsPage(try LeadImportStore.recent(of: context.firm.id, in: context.reader)))
    }

    @Sendable private static func template(_ context: Context) throws -> Response {
        LeadColumns.template(in: context.audience.language).file(named: "leads.csv")
    }

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let (viewer, firm) = (try submission.viewer, try submission.firm)
        let redraw = { (problem: Text) in
            let recent = try submission.read { try LeadImportStore.recent(of: firm.id, in: $0) }
            return try submission.page(LeadImportsPage(recent, problem: problem), .unprocessableContent)
        }
        guard let file = submission.form.uploads.first(where: { $0.name == "file" }), file.count > 0 else {
            return try redraw(Text("Please choose a file."))
        }
        let content = try file.bytes()
        do {
            return try submission.write { writer in
                try LeadIntake.check(firm.id, in: writer)
                let id = try LeadImportStore.add(
                    content, named: file.fileName, of: viewer, firm: firm.id, at: submission.now, in: writer)
                return .goto(LeadPath.importPath(id))
            }
        } catch let problem as LeadProblem {
            return try redraw(problem.text)
        } catch let problem as CSVTable.Problem {
            return try redraw(Text("This file cannot be read: {problem}.", ["problem": problem.description]))
        }
    }

    @Sendable private static func show(_ context: Context) throws -> Response {
        let found = try found(context, context.reader)
        let query = try context.request.query()
        return try context.page(LeadImportPage(found, query, context.reader))
    }

    /// `POST /leads/import/:id/check`: what the columns mean.
    @Sendable private static func check(_ submission: Submission) throws -> Response {
        try submission.write { writer in
            let found = try found(submission, writer)
            let known = try LeadImportStore.table(of: found.id, in: writer).columns
            var columns = LeadColumns()
            for field in LeadColumns.Field.allCases {
                let chosen = submission.form["column.\(field.rawValue)"] ?? ""
                if known.contains(chosen) { columns[field] = chosen }
            }
            let path = LeadPath.importPath(found.id)
            guard columns.areEnough else {
                return .goto(
                    path, saying: Text("Name a column for the company or contact, and one for e-mail or phone."),
                    kind: .danger)
            }
            try LeadImportStore.check(found, columns, at: submission.now, in: writer)
            return .goto(path)
        }
    }

    @Sendable private static func start(_ submission: Submission) throws -> Response {
        try submission.write(or: LeadPath.imports) { writer in
            let found = try found(submission, writer)
            try LeadIntake.check(found.firm, in: writer)
            try LeadImportStore.start(found, by: submission.leadAuthor, in: writer)
            return .goto(LeadPath.importPath(found.id))
        }
    }

    /// The rows that were not entered, as they came, each with the reason: to put right and send again.
    @Sendable private static func problems(_ context: Context) throws -> Response {
        let found = try found(context, context.reader)
        let table = try LeadImportStore.table(of: found.id, in: context.reader)
        let rows = Dictionary(table.rows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        var file = CSV(context.audience.language)
        file.add(table.columns + ["problem"])
        let lines = try LeadImportStore.rows(of: found.id, limit: LeadImport.limit, in: context.reader)
        for line in lines where [.bad, .yours, .twice].contains(line.verdict) {
            guard let row = rows[line.number] else { continue }
            file.add(table.columns.map { row[$0] } + [context.words(LeadImportReason.text(line.reason))])
        }
        return file.file(named: "problems.csv")
    }

    private static func found(_ visit: some Visit, _ reader: Reader) throws -> LeadImport {
        guard let id = visit.request.path.parameter("id").flatMap({ ID<LeadImport>($0) }),
            let found = try LeadImportStore.find(id, of: visit.firm.id, in: reader)
        else { throw Refusal(.notFound, "There is no such file.") }
        return found
    }
}

extension LeadColumns {
    fileprivate var areEnough: Bool {
        (self[.company] ?? self[.name]) != nil && (self[.email] ?? self[.phone]) != nil
    }
}
