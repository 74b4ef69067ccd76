internal import Base
internal import Database
internal import HTTP
internal import Partners
internal import Programme
internal import Settings
package import Templates
internal import Web

/// Helpers of the board and lead pages.
extension Visit {
    /// The id in the address; its form was checked by the route.
    var leadID: ID<Lead> {
        get throws { try id("id") }
    }

    /// The contact form of the viewer's firm.
    func contactAddress(in reader: Reader) throws -> String? {
        try FirmSlugStore.current(of: firm.id, in: reader).map { site.address(of: PartnerPath.contact($0)) }
    }
}

extension Lead {
    /// In which its value is given: its own, else the programme's.
    func currency(in reader: Reader) throws -> Currency {
        try value?.currency ?? Settings.current(reader).currency
    }
}

extension Submission {
    /// Which state of the lead the person had before them.
    var seenVersion: Int? { form["version"].flatMap { Int($0) } }

    /// Runs a write and answers; a refused change is explained on its own page, unless `redraw` has a better place for
    /// it.
    func change(
        redraw: (LeadProblem) throws -> Response? = { _ in nil }, _ body: (Writer) throws -> Outcome
    ) throws -> Response {
        do {
            return try write(body)
        } catch let problem as LeadProblem {
            if problem == .notFound { throw Refusal.notThere }
            if let redrawn = try redraw(problem) { return redrawn }
            return try page(LeadProblemPage(problem, back: returnPath(or: LeadPath.board), words), .conflict)
        }
    }
}

extension LeadProblem: Problem {
    package var isNotThere: Bool { self == .notFound }

    /// The names of stages in the reader's language, too.
    package func text(_ words: (Text) -> String) -> Text {
        guard case .stale(let conflict) = self else { return text }
        return Text(
            "{name} changed this lead in the meantime. It is now in {stage}. Nothing was overwritten.",
            ["name": conflict.by, "stage": words(conflict.stage.title)])
    }
}

/// Explains why a change was not made: another user was faster, or the lead does not allow it.
struct LeadProblemPage: TemplatePage {
    let text: Text
    let back: String

    init(_ problem: LeadProblem, back: String, _ words: (Text) -> String) {
        text = problem.text(words)
        self.back = back
    }

    static let template = "leads/problem"
}
