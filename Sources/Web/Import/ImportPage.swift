internal import Base
internal import Database
internal import HTTP
internal import Sheets
package import Templates

/// Where a spreadsheet is sent, and the files of the last month.
package struct ImportIndexPage: TemplatePage {
    let frame: ImportFrame
    let files: [Line]
    let problem: Text?

    init(_ frame: ImportFrame, _ files: [ImportFile], _ problem: Text?) {
        self.frame = frame
        self.files = files.map { Line(file: $0, path: frame.file($0.id)) }
        self.problem = problem
    }

    struct Line: TemplateValue {
        let file: ImportFile
        let path: String

        static let shape = Shape<Line> {
            $0.show("name", \.file.fileName)
            $0.show("path", \.path)
            $0.show("rows", \.file.rowCount)
            $0.show("sent_at", \.file.sentAt)
            $0.show("state", \.file.state.title)
        }
    }

    package static let template = "imports/index"
    package static let shape = Shape<ImportIndexPage> {
        $0.show("title", \.frame.title)
        $0.show("path", \.frame.path)
        $0.show("template_path") { $0.frame.path + "/template.csv" }
        $0.show("parent", \.frame.parent.title)
        $0.show("parent_path", \.frame.parent.path)
        $0.show("files", \.files)
        $0.show("problem", \.problem)
    }
}

/// Where one file is: its columns, its rows, and what became of them.
package struct ImportPage: TemplatePage {
    private static let shown = 100

    let frame: ImportFrame
    let file: ImportFile
    let path: String
    private(set) var columns: [Column] = []
    private(set) var hasRequired = false
    private(set) var numbers: [Choice] = []
    private(set) var days: [Choice] = []
    let views: [View]
    var rows: [Row]
    let next: String?
    let ready: Int
    let added: Int
    let leftOut: Int
    let reduced: Int
    let undone: Int
    let kept: Int
    let done: Int
    let total: Int
    var warning: Text?

    init(_ frame: ImportFrame, _ file: ImportFile, _ query: FormFields, _ reader: Reader) throws {
        let path = frame.file(file.id)
        let counts = try ImportStore.counts(of: file.id, in: reader)
        let count = { (verdicts: ImportRow.Verdict...) in verdicts.reduce(0) { $0 + (counts[$1] ?? 0) } }
        let reduced = try ImportStore.reducedCount(of: file.id, in: reader)
        let chosen =
            query["view"].flatMap { ImportRow.Verdict(rawValue: $0)?.rawValue ?? ($0 == "reduced" ? $0 : nil) } ?? ""
        let lines = try ImportStore.rows(
            of: file.id, chosen, behind: query["after"].flatMap { Int($0) } ?? 0, limit: Self.shown + 1, in: reader)
        self.frame = frame
        self.file = file
        self.path = path
        self.reduced = reduced
        let titles = ImportRow.Verdict.allCases.map { (code: $0.rawValue, title: $0.title, count: count($0)) }
        let all = [(code: "", title: Text("All"), count: counts.values.reduce(0, +))] + titles
        views = (all + [(code: "reduced", title: Text("Without a value", as: "import"), count: reduced)])
            .filter { $0.count > 0 }.map { view in
                View(
                    title: view.title, count: view.count,
                    path: view.code.isEmpty ? path : "\(path)?view=\(view.code)", isCurrent: view.code == chosen)
            }
        rows = lines.prefix(Self.shown).map { Row(line: $0) }
        let filter = chosen.isEmpty ? "" : "view=\(chosen)&"
        next = lines.count > Self.shown ? "\(path)?\(filter)after=\(lines[Self.shown - 1].number)" : nil
        ready = count(.new, .review)
        added = count(.added)
        leftOut = count(.known, .twice, .bad)
        undone = count(.undone)
        kept = count(.kept)
        switch file.state {
        case .checking: (done, total) = (counts.values.reduce(0, +), file.rowCount)
        case .undoing: (done, total) = (count(.undone, .kept), count(.added, .undone, .kept))
        default: (done, total) = (count(.added), count(.added, .new, .review))
        }
    }

    /// Shows each column of the file with some of its cells, and what it is read as.
    mutating func name<Draft>(
        _ fields: [ImportColumn<Draft>], _ sheet: Sheet, _ guess: ImportStyleGuess, _ file: ImportFile,
        _ words: (Text) -> String
    ) {
        hasRequired = fields.contains(where: \.isRequired)
        columns = sheet.columns.indices.map { place in
            var samples: [String] = []
            for row in sheet.rows.prefix(200) where samples.count < 3 {
                let cell = row[place]
                if !ImportCell.isNothing(cell), !samples.contains(cell) { samples.append(String(cell.prefix(40))) }
            }
            return Column(
                code: "column.\(place)", heading: sheet.columns[place], letter: ImportHeading.letter(place),
                samples: samples.joined(separator: " · "),
                choices: fields.map { field in
                    Choice(
                        code: field.name, name: words(field.label) + (field.isRequired ? " *" : ""),
                        isChosen: file.mapping.place(field.name) == place)
                })
        }
        let style = file.mapping.style
        if guess.asksNumbers {
            numbers = ImportStyle.Numbers.allCases.map {
                Choice(code: $0.rawValue, name: words($0.title), isChosen: $0 == style.numbers)
            }
        }
        if guess.asksDays {
            days = ImportStyle.Days.allCases.map {
                Choice(code: $0.rawValue, name: words($0.title), isChosen: $0 == style.days)
            }
        }
    }

    package static let template = "imports/show"
    package static let shape = Shape<ImportPage> {
        $0.show("title", \.frame.title)
        $0.show("index", \.frame.path)
        $0.show("parent", \.frame.parent.title)
        $0.show("parent_path", \.frame.parent.path)
        $0.show("name", \.file.fileName)
        $0.show("row_count", \.file.rowCount)
        $0.show("state", \.file.state.rawValue)
        // It changes soon by itself.
        $0.show("awaited") { [.checking, .running, .undoing].contains($0.file.state) }
        $0.show("path", \.path)
        $0.show("columns", \.columns)
        $0.show("required", \.hasRequired)
        $0.show("numbers", \.numbers)
        $0.show("days", \.days)
        $0.show("views", \.views)
        $0.show("rows", \.rows)
        $0.show("next", \.next)
        $0.show("ready", \.ready)
        $0.show("added", \.added)
        $0.show("left_out", \.leftOut)
        $0.show("reduced", \.reduced)
        $0.show("undone", \.undone)
        $0.show("kept", \.kept)
        $0.show("done", \.done)
        $0.show("total", \.total)
        $0.show("warning", \.warning)
    }
}
