internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Programme
internal import Templates
internal import Web

/// `/admin/partners/import`: a file, a rehearsal that shows what would become of every row, then the deed.
enum PartnerImportPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.imports, .admin) { try $0.page(PartnerImportPage(nil)) },
        .post(
            PartnerPath.imports, .admin, bodyLimit: PartnerImport.sizeLimit, create),
        .get(PartnerPath.importTemplate, .admin) { context in
            var csv = CSV(context.audience.language)
            csv.add(PartnerImport.columns)
            csv.add([
                "Example Ltd", "Example Limited", "channel", "dach", "Germany", "info@example.com", "+49 30 123456",
                "www.example.com", "Main Street 1", "", "gold", "12.5", "20", "active",
            ])
            return csv.file(named: "partners-template.csv")
        },
        .get(PartnerPath.importing, .admin, at: .pool) { context in
            try context.page(PartnerRehearsalPage(found(context, context.reader), context.now, context.reader))
        },
        .get(PartnerPath.importing + "/problems.csv", .admin, at: .pool) {
            context in
            let page = try PartnerRehearsalPage(found(context, context.reader), context.now, context.reader)
            var csv = CSV(context.audience.language)
            csv.add(["row", "name", "column", "problem"])
            for row in page.allProblems { csv.add(["\(row.number)", row.name, row.column, row.problem.english]) }
            return csv.file(named: "partners-problems.csv")
        },
        .post(PartnerPath.importing, .admin, start),
    ]

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        guard let upload = submission.form.uploads.first(where: { $0.name == "file" && $0.count > 0 }) else {
            return try submission.page(PartnerImportPage(Text("Please choose a file.")), .unprocessableContent)
        }
        let bytes = try upload.bytes()
        do throws(CSVTable.Problem) {
            let table = try CSVTable(bytes, limit: PartnerImport.rowLimit)
            guard table.columns.contains("name"), table.columns.contains("type"), !table.rows.isEmpty else {
                throw .empty
            }
        } catch {
            return try submission.page(PartnerImportPage(error.text), .unprocessableContent)
        }
        return try submission.write { writer in
            let id = ID<PartnerImport>.make()
            try PartnerImportStore.add(
                id, String(decoding: bytes, as: UTF8.self), named: upload.fileName, by: submission.viewer.id,
                at: submission.now, in: writer)
            return .goto(PartnerPath.importing(id))
        }
    }

    @Sendable private static func start(_ submission: Submission) throws -> Response {
        try submission.write { writer in
            let file = try found(submission, writer)
            guard try PartnerImportStore.start(file.id, at: submission.now, in: writer) else {
                return .goto(PartnerPath.importing(file.id))
            }
            try writer.enqueue(
                PartnerImportJob.name, payload: JSON.text(PartnerImportJob.Payload(file: file.id.text)),
                key: file.id.text, at: submission.now)
            try writer.audit(
                PartnerEvent.imported, of: file.id.text, called: file.fileName, by: submission.actor, at: submission.now
            )
            return .goto(PartnerPath.importing(file.id), saying: Text("The import has begun. You can leave this page."))
        }
    }

    private static func found(_ visit: some Visit, _ reader: Reader) throws -> PartnerImport {
        guard let file = try PartnerImportStore.file(visit.id("file"), in: reader) else { throw Refusal.notThere }
        return file
    }
}

extension CSVTable.Problem {
    /// For who has brought the file.
    fileprivate var text: Text {
        switch self {
        case .empty: Text("The file needs a first row with the columns name, type and region, and a row for each firm.")
        case .notText: Text("The file is not UTF-8 text. Save it as “CSV UTF-8”.")
        case .openQuote(let row): Text("Row {row} has a quotation mark that is not closed.", ["row": "\(row)"])
        case .tooManyRows(let limit): Text("A file can have {n} rows at most.", ["n": "\(limit)"])
        case .columnTwice(let name): Text("The column {name} is there twice.", ["name": name])
        }
    }
}

struct PartnerImportPage: TemplatePage {
    let problem: Text?

    init(_ problem: Text?) {
        self.problem = problem
    }

    static let template = "partners/admin/import"
    static let shape = Shape<PartnerImportPage> {
        $0.show("problem", \.problem)
        $0.show("path") { _ in PartnerPath.imports }
        $0.show("example") { _ in PartnerPath.importTemplate }
        $0.show("list") { _ in PartnerPath.list }
    }
}

/// What would become of every row, or has.
struct PartnerRehearsalPage: TemplatePage {
    struct Row: TemplateValue {
        let number: Int
        let name: String
        let column: String
        let problem: Text

        static let shape = Shape<Row> {
            $0.show("number", \.number)
            $0.show("name", \.name)
            $0.show("column", \.column)
            $0.show("problem", \.problem)
        }
    }

    private static let shown = 200

    let fileName: String
    let state: String
    let rows: Int
    let done: Int
    let added: Int
    let new: Int
    let percent: Int
    let allProblems: [Row]
    let problems: [Row]
    let path: String

    init(_ file: PartnerImport, _ now: Timestamp, _ reader: Reader) throws {
        let table = try file.table()
        var problems: [Row] = []
        // Once it is done, the firms of the file are there, and no row could be judged by them.
        if file.startedAt == nil {
            var judge = ImportJudge(try ProgrammeRules.current(reader).rules, at: now)
            for row in table.rows {
                guard let problem = try judge.judge(row, in: reader).problem else { continue }
                problems.append(
                    Row(number: row.number, name: row["name"], column: problem.column, problem: problem.text))
            }
        }
        fileName = file.fileName
        state = file.finishedAt != nil ? "done" : file.startedAt != nil ? "running" : "rehearsal"
        rows = table.rows.count
        done = file.rowsDone
        added = file.rowsAdded
        new = table.rows.count - problems.count
        percent = table.rows.isEmpty ? 100 : file.rowsDone * 100 / table.rows.count
        allProblems = problems
        self.problems = Array(problems.prefix(Self.shown))
        path = PartnerPath.importing(file.id)
    }

    static let template = "partners/admin/rehearsal"
    static let shape = Shape<PartnerRehearsalPage> {
        $0.show("file_name", \.fileName)
        $0.show("state", \.state)
        $0.show("rows", \.rows)
        $0.show("done", \.done)
        $0.show("added", \.added)
        $0.show("new", \.new)
        $0.show("percent", \.percent)
        $0.show("problem_count") { $0.allProblems.count }
        $0.show("problems", \.problems)
        $0.show("path", \.path)
        $0.show("list") { _ in PartnerPath.list }
        $0.show("back") { _ in PartnerPath.imports }
    }
}
