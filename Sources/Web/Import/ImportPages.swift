internal import Base
internal import Database
internal import HTTP
internal import Jobs
internal import Sheets
internal import Templates

/// The pages of an import: a file is sent, its columns are named, every row gets a verdict, and then somebody says yes.
package enum ImportPages<Kind: Import> {
    private static var sizeLimit: Int { ImportFile.sizeLimit }

    package static var routes: [SiteRoute] {
        let frame = Kind.frame
        let file = frame.file
        return [
            .get(frame.path, frame.policy, index),
            .get(frame.path + "/template.csv", frame.policy, template),
            // A file that is a little too large gets an answer of its own.
            .post(frame.path, frame.policy, bodyLimit: 4 * sizeLimit, create),
            .get(file, frame.policy, at: .pool, show),
            .get(file + "/problems.csv", frame.policy, at: .pool, problems),
            .post(file + "/check", frame.policy, check),
            .post(file + "/start", frame.policy, start),
            .post(file + "/undo", frame.policy, undo),
        ]
    }

    @Sendable private static func index(_ context: Context) throws -> Response {
        try context.page(page(context, context.reader))
    }

    private static func page(_ visit: some Visit, _ reader: Reader, problem: Text? = nil) throws -> ImportIndexPage {
        let files = try ImportStore.recent(
            Kind.frame.kind, of: visit.owner.firm, at: visit.now, in: reader)
        return ImportIndexPage(Kind.frame, files, problem)
    }

    /// An empty file with all columns, and a row to show how they are filled in.
    @Sendable private static func template(_ context: Context) throws -> Response {
        let columns = try Kind(for: context.owner, ImportStyle(), in: context.reader).columns
        var csv = CSV(context.audience.language)
        csv.add(columns.map { context.words($0.label) })
        csv.add(columns.map(\.example))
        return csv.file(named: "\(Kind.frame.kind).csv")
    }

    /// Everything that grows with the file is done before the database is asked to write.
    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let owner = try submission.owner
        let refuse = { (problem: Text) in
            let found = try submission.read { try page(submission, $0, problem: problem) }
            return try submission.page(found, .unprocessableContent)
        }
        guard let upload = submission.form.uploads.first(where: { $0.name == "file" }),
            upload.count > 0 || !upload.fileName.isEmpty
        else { return try refuse(Text("Please choose a file.")) }
        guard upload.count <= sizeLimit else {
            return try refuse(
                Text(
                    "{file} is {size} MB. A file can be at most {limit} MB.",
                    [
                        "file": upload.fileName, "size": "\((upload.count + 1 << 19) >> 20)",
                        "limit": "\(sizeLimit >> 20)",
                    ]))
        }
        let content = try upload.bytes()
        let sheet: Sheet
        do throws(SheetProblem) {
            sheet = try Sheet(content, named: upload.fileName)
        } catch {
            return try refuse(error.text)
        }
        guard !sheet.rows.isEmpty else { return try refuse(Text("This file has headings, but no rows.")) }
        let style = ImportStyleGuess(sheet, submission.audience.language).style
        let kind = try submission.read { try Kind(for: owner, style, in: $0) }
        if let refusal = try submission.read({ try kind.refusal(in: $0) }) { return try refuse(refusal) }
        let mapping = ImportMapping(guessing: sheet, kind.columns, style)
        let stored = (sheet.stored, sheet.rows.count)
        let id = ID<ImportFile>.make()
        return try submission.write { writer in
            try ImportStore.add(
                id, Kind.frame.kind, stored, named: upload.fileName, mapping, of: owner, at: submission.now,
                in: writer)
            return .goto(Kind.frame.file(id))
        }
    }

    @Sendable private static func show(_ context: Context) throws -> Response {
        let file = try found(context, context.reader)
        let sheet = try ImportStore.sheet(of: file.id, in: context.reader)
        let kind = try Kind(for: file.owner, file.mapping.style, in: context.reader)
        var page = try ImportPage(Kind.frame, file, context.request.query(), context.reader)
        for index in page.rows.indices {
            page.rows[index].path = page.rows[index].record.map(Kind.path)
        }
        if file.isOpen {
            page.name(kind.columns, sheet, ImportStyleGuess(sheet, context.audience.language), file, context.words)
        }
        if file.state == .checked, page.ready > 0 {
            page.warning = try kind.warning(adding: page.ready, in: context.reader)
        }
        return try context.page(page)
    }

    /// `POST …/check`: what the columns mean.
    @Sendable private static func check(_ submission: Submission) throws -> Response {
        let (file, sheet, columns) = try submission.read { reader in
            let file = try found(submission, reader)
            let kind = try Kind(for: file.owner, file.mapping.style, in: reader)
            return (file, try ImportStore.sheet(of: file.id, in: reader), kind.columns)
        }
        let path = Kind.frame.file(file.id)
        var mapping = ImportMapping()
        mapping.style = ImportStyle(submission.form, else: file.mapping.style)
        for place in sheet.columns.indices {
            guard let column = columns.first(where: { $0.name == submission.form["column.\(place)"] }) else { continue }
            guard mapping.places[column.name] == nil else {
                return try submission.go(
                    .goto(
                        path,
                        saying: Text("Two columns are imported as “{name}”.", ["name": submission.words(column.label)]),
                        kind: .danger))
            }
            mapping.places[column.name] = place
        }
        if let missing = columns.first(where: { $0.isRequired && mapping.places[$0.name] == nil }) {
            let text = Text("Choose a column for “{name}”.", ["name": submission.words(missing.label)])
            return try submission.go(.goto(path, saying: text, kind: .danger))
        }
        return try submission.write { writer in
            if try ImportStore.check(file.id, mapping, in: writer) {
                try writer.enqueue(
                    ImportJobs<Kind>.check, payload: file.id.text, key: file.id.text, at: submission.now)
            }
            return .goto(path)
        }
    }

    @Sendable private static func start(_ submission: Submission) throws -> Response {
        try submission.write { writer in
            let file = try found(submission, writer)
            let path = Kind.frame.file(file.id)
            let kind = try Kind(for: file.owner, file.mapping.style, in: writer)
            if let refusal = try kind.refusal(in: writer) { return .goto(path, saying: refusal, kind: .danger) }
            guard try ImportStore.move(file.id, from: .checked, to: .running, in: writer) else { return .goto(path) }
            try kind.began(at: submission.now, in: writer)
            try begin(ImportJobs<Kind>.run, Kind.frame.events.started, file, submission, writer)
            return .goto(path)
        }
    }

    @Sendable private static func undo(_ submission: Submission) throws -> Response {
        try submission.write { writer in
            let file = try found(submission, writer)
            if try ImportStore.move(file.id, from: .done, to: .undoing, in: writer) {
                try begin(ImportJobs<Kind>.undo, Kind.frame.events.undone, file, submission, writer)
            }
            return .goto(Kind.frame.file(file.id))
        }
    }

    private static func begin(
        _ job: String, _ event: some PartEvent, _ file: ImportFile, _ submission: Submission, _ writer: Writer
    ) throws {
        let now = submission.now
        try writer.enqueue(job, payload: file.id.text, key: file.id.text, at: now)
        try writer.audit(
            event, of: file.id.text, called: file.fileName, firm: file.owner.firm, by: submission.actor, at: now)
    }

    /// The rows that were left out, or imported without a value, as they came and with the reason: to correct and send
    /// again.
    @Sendable private static func problems(_ context: Context) throws -> Response {
        let file = try found(context, context.reader)
        let sheet = try ImportStore.sheet(of: file.id, in: context.reader)
        let rows = Dictionary(sheet.rows.map { ($0.number, $0) }) { first, _ in first }
        var csv = CSV(context.audience.language)
        csv.add(sheet.columns + [context.words(Text("Result")), context.words(Text("Problem"))])
        for line in try ImportStore.rows(of: file.id, limit: .max, in: context.reader) {
            guard ImportRow.Verdict.leftOut.contains(line.verdict) || !line.notes.isEmpty, let row = rows[line.number]
            else { continue }
            let problems = line.notes.map { note in
                [note.column, context.words(note.problem)].compactMap(\.self).joined(separator: ": ")
            }
            csv.add(
                sheet.columns.indices.map { row[$0] } + [context.words(line.verdict.title)]
                    + [problems.joined(separator: "; ")])
        }
        return csv.file(named: "problems.csv")
    }

    private static func found(_ visit: some Visit, _ reader: Reader) throws -> ImportFile {
        guard let file = try ImportStore.file(visit.id("id"), in: reader), file.kind == Kind.frame.kind,
            try file.owner.firm == visit.owner.firm
        else { throw Refusal.notThere }
        return file
    }
}

extension Visit {
    fileprivate var owner: ImportOwner {
        get throws { ImportOwner(try viewer.id, firm: try viewer.firm?.id) }
    }
}

extension ImportStyle {
    init(_ form: Form, else former: ImportStyle) {
        self = former
        if let numbers = form["numbers"].flatMap(Numbers.init) { self.numbers = numbers }
        if let days = form["days"].flatMap(Days.init) { self.days = days }
    }
}
