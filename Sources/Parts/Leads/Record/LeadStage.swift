internal import Database
package import Templates

extension Lead {
    /// A step of the way: what it is called, and after how many days a lead has been in it too long.
    package struct Stage: Sendable {
        package enum Kind: String, CaseIterable, Sendable, DatabaseValue {
            case open, won, lost
        }

        package enum Tone: String, CaseIterable, Sendable, DatabaseValue {
            case neutral, info, accent, success, warning, danger
        }

        package let code: String
        package var name: String
        package let kind: Kind
        package var tone: Tone
        package var place: Int
        package var rotsAfter: Int?
        /// Was taken off the way. Histories still name it.
        package var isRetired: Bool

        package init(
            _ code: String, _ name: String, _ kind: Kind, _ tone: Tone, place: Int, rotsAfter: Int? = nil,
            isRetired: Bool = false
        ) {
            self.code = code
            self.name = name
            self.kind = kind
            self.tone = tone
            self.place = place
            self.rotsAfter = rotsAfter
            self.isRetired = isRetired
        }

        /// Default names are translated; custom names are shown as written.
        package var title: Text {
            switch name {
            case "New": Text("New", as: "stage")
            case "Contacted": Text("Contacted", as: "stage")
            case "Qualified": Text("Qualified", as: "stage")
            case "Proposal": Text("Proposal", as: "stage")
            case "Won": Text("Won", as: "stage")
            case "Lost": Text("Lost", as: "stage")
            default: Text("{name}", ["name": name])
            }
        }
    }
}

extension Lead.Stage: Hashable {
    /// One stage, whatever it is called by now.
    package static func == (left: Lead.Stage, right: Lead.Stage) -> Bool { left.code == right.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// The stages of the programme, in their order: the open ones first.
package struct LeadStages: Sendable {
    package let all: [Lead.Stage]
    private let byCode: [String: Lead.Stage]

    package static let standard = LeadStages([
        Lead.Stage("new", "New", .open, .info, place: 1, rotsAfter: 2),
        Lead.Stage("contacted", "Contacted", .open, .info, place: 2, rotsAfter: 7),
        Lead.Stage("qualified", "Qualified", .open, .accent, place: 3, rotsAfter: 14),
        Lead.Stage("proposal", "Proposal", .open, .accent, place: 4, rotsAfter: 14),
        Lead.Stage("won", "Won", .won, .success, place: 5),
        Lead.Stage("lost", "Lost", .lost, .neutral, place: 6),
    ])

    package init(_ stages: [Lead.Stage]) {
        let order = Lead.Stage.Kind.allCases
        all = stages.filter { !$0.isRetired }.sorted { left, right in
            let kinds = (order.firstIndex(of: left.kind) ?? 0, order.firstIndex(of: right.kind) ?? 0)
            return kinds.0 == kinds.1 ? left.place < right.place : kinds.0 < kinds.1
        }
        byCode = Dictionary(stages.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(code: String) -> Lead.Stage? { byCode[code] }

    /// The name of a stage in the reader's language.
    func name(of code: String, _ words: (Text) -> String) -> String { self[code].map { words($0.title) } ?? code }

    package var open: [Lead.Stage] { all.filter { $0.kind == .open } }
    package var won: Lead.Stage? { all.first { $0.kind == .won } }
    package var lost: Lead.Stage? { all.first { $0.kind == .lost } }

    /// The stage of new leads.
    package var first: Lead.Stage {
        get throws(LeadProblem) {
            guard let first = open.first else { throw .noSuchStage }
            return first
        }
    }

    /// The sensible one after this; nil behind the last open one.
    package func next(after stage: Lead.Stage) -> Lead.Stage? {
        guard let index = open.firstIndex(of: stage), index + 1 < open.count else { return nil }
        return open[index + 1]
    }
}
