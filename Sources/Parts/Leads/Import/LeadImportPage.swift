internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/leads/import`: the way in, and the files of late.
struct LeadImportsPage: TemplatePage {
    let imports: [Line]
    let problem: Text?

    init(_ recent: [LeadImport], problem: Text? = nil) {
        imports = recent.map(Line.init)
        self.problem = problem
    }

    struct Line: TemplateValue {
        let name: String
        let path: String
        let rows: Int
        let sentAt: Timestamp
        let state: Text

        init(_ found: LeadImport) {
            name = found.fileName
            path = LeadPath.importPath(found.id)
            rows = found.rowCount
            sentAt = found.sentAt
            state = found.state.title
        }

        static let shape = Shape<Line> {
            $0.show("name", \.name)
            $0.show("path", \.path)
            $0.show("rows", \.rows)
            $0.show("sent_at", \.sentAt)
            $0.show("state", \.state)
        }
    }

    static let template = "leads/import/index"
    static let shape = Shape<LeadImportsPage> {
        $0.show("imports", \.imports)
        $0.show("problem", \.problem)
    }
}

/// `/leads/import/:id`: where a file is.
struct LeadImportPage: TemplatePage {
    private static let shown = 100

    let name: String
    let path: String
    let rows: Int
    let state: String
    let fields: [FieldView]
    let counts: [Count]
    let lines: [Line]
    let next: String?
    /// How many rows are through, of those that are to be.
    let done: Int
    let total: Int
    /// How many would be entered.
    let ready: Int
    let added: Int
    let problems: Int

    init(_ found: LeadImport, _ query: FormFields, _ reader: Reader) throws {
        let path = LeadPath.importPath(found.id)
        let counts = try LeadImportStore.counts(of: found.id, in: reader)
        let verdict = query["verdict"].flatMap(LeadImport.Verdict.init)
        let behind = query["after"].flatMap { Int($0) } ?? 0
        let lines = try LeadImportStore.rows(
            of: found.id, verdict, behind: behind, limit: Self.shown + 1, in: reader)
        let chosen = verdict.map { "verdict=\($0.rawValue)&" } ?? ""
        let count = { (verdict: LeadImport.Verdict) in counts[verdict] ?? 0 }
        self.path = path
        name = found.fileName
        rows = found.rowCount
        state = found.state.rawValue
        fields = try found.isOpen ? FieldView.all(found, reader) : []
        self.counts = LeadImport.Verdict.allCases.filter { count($0) > 0 }.map { item in
            Count(
                title: item.title, count: count(item), path: "\(path)?verdict=\(item.rawValue)",
                isCurrent: item == verdict)
        }
        self.lines = lines.prefix(Self.shown).map(Line.init)
        next = lines.count > Self.shown ? "\(path)?\(chosen)after=\(lines[Self.shown - 1].number)" : nil
        ready = count(.free) + count(.review)
        added = count(.added)
        problems = count(.bad) + count(.yours) + count(.twice)
        done = found.state == .checking ? counts.values.reduce(0, +) : added
        total = found.state == .checking ? found.rowCount : added + ready
    }

    struct FieldView: TemplateValue {
        let name: String
        let title: Text
        let options: [Option]

        static func all(_ found: LeadImport, _ reader: Reader) throws -> [FieldView] {
            let columns = try LeadImportStore.table(of: found.id, in: reader).columns.filter { !$0.isEmpty }
            return LeadColumns.Field.allCases.map { field in
                FieldView(
                    name: "column.\(field.rawValue)", title: field.title,
                    options: columns.map { Option(name: $0, isChosen: found.columns[field] == $0) })
            }
        }

        static let shape = Shape<FieldView> {
            $0.show("name", \.name)
            $0.show("title", \.title)
            $0.show("options", \.options)
        }
    }

    struct Option: TemplateValue {
        let name: String
        let isChosen: Bool

        static let shape = Shape<Option> {
            $0.show("name", \.name)
            $0.show("chosen", \.isChosen)
        }
    }

    struct Count: TemplateValue {
        let title: Text
        let count: Int
        let path: String
        let isCurrent: Bool

        static let shape = Shape<Count> {
            $0.show("title", \.title)
            $0.show("count", \.count)
            $0.show("path", \.path)
            $0.show("current", \.isCurrent)
        }
    }

    struct Line: TemplateValue {
        let number: Int
        let title: String
        let path: String?
        let verdict: Text
        let tone: String
        let reason: Text

        init(_ line: LeadImport.Line) {
            number = line.number
            title = line.title
            path = line.lead.map { LeadPath.show($0) }
            verdict = line.verdict.title
            tone = line.verdict.tone
            reason = LeadImportReason.text(line.reason)
        }

        static let shape = Shape<Line> {
            $0.show("number", \.number)
            $0.show("title", \.title)
            $0.show("path", \.path)
            $0.show("verdict", \.verdict)
            $0.show("tone", \.tone)
            $0.show("reason", \.reason)
        }
    }

    static let template = "leads/import/show"
    static let shape = Shape<LeadImportPage> {
        $0.show("name", \.name)
        $0.show("path", \.path)
        $0.show("rows", \.rows)
        $0.show("state", \.state)
        $0.show("fields", \.fields)
        $0.show("counts", \.counts)
        $0.show("lines", \.lines)
        $0.show("next", \.next)
        $0.show("done", \.done)
        $0.show("total", \.total)
        $0.show("ready", \.ready)
        $0.show("added", \.added)
        $0.show("problems", \.problems)
    }
}

extension LeadImport {
    /// What its columns mean can still be changed.
    fileprivate var isOpen: Bool { state == .sent || state == .checked }
}

extension LeadImport.State {
    fileprivate var title: Text {
        switch self {
        case .sent: Text("Columns to be named", as: "import")
        case .checking: Text("Being looked at", as: "import")
        case .checked: Text("Waits for your yes", as: "import")
        case .running: Text("Being entered", as: "import")
        case .done: Text("Done", as: "import")
        }
    }
}
