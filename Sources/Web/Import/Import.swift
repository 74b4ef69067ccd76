package import Base
package import Database
package import Templates

/// What a part says of the records that can be imported from a spreadsheet. Upload, pages, rehearsal, jobs, undo and
/// what was left out are the kit's: `ImportPages` and `ImportJobs`.
///
/// A value of it is made for each file, and holds what all its rows are read and judged by.
package protocol Import: Sendable {
    /// What becomes of a row while its cells are read.
    associatedtype Draft: Sendable

    static var frame: ImportFrame { get }

    init(for owner: ImportOwner, _ style: ImportStyle, in reader: Reader) throws

    /// In the order in which cells are read.
    var columns: [ImportColumn<Draft>] { get }
    var blank: Draft { get }

    /// What people call the record.
    func title(of draft: Draft) -> String
    /// Finds what is wrong with the row as a whole.
    func check(_ draft: Draft) throws(ImportProblem)
    /// Whatever no other row of the file may share.
    func keys(of draft: Draft) -> [String]
    func judge(_ draft: Draft, in reader: Reader) throws -> ImportVerdict
    /// Writes the record, and returns its id.
    func enter(_ draft: Draft, at now: Timestamp, in writer: Writer) throws -> String
    /// Takes the record back; false where somebody has worked with it since.
    func undo(_ record: String, at now: Timestamp, in writer: Writer) throws -> Bool

    /// Why nothing can be imported at present; nil when it can.
    func refusal(in reader: Reader) throws -> Text?
    /// What to consider before so many rows are imported.
    func warning(adding count: Int, in reader: Reader) throws -> Text?
    /// Notes that an import has begun.
    func began(at now: Timestamp, in writer: Writer) throws
    static func path(of record: String) -> String
}

extension Import {
    package func refusal(in reader: Reader) throws -> Text? { nil }
    package func warning(adding count: Int, in reader: Reader) throws -> Text? { nil }
    package func began(at now: Timestamp, in writer: Writer) throws {}
}

/// Where a part's import is, and how it is called.
package struct ImportFrame: Sendable {
    /// For jobs, files and the audit log: `leads`.
    let kind: String
    let title: Text
    let path: String
    let parent: (title: Text, path: String)
    let policy: Policy
    /// What happens when an import begins, and when one is undone.
    let events: (started: any PartEvent, undone: any PartEvent)
    /// What the jobs are called.
    let jobs: (check: Text, run: Text, undo: Text)
    /// Where one file is.
    let file: Path<ID<ImportFile>>

    package init(
        _ kind: String, _ title: Text, at path: String, below parent: (title: Text, path: String), for policy: Policy,
        events: (started: any PartEvent, undone: any PartEvent), jobs: (check: Text, run: Text, undo: Text)
    ) {
        self.kind = kind
        self.title = title
        self.path = path
        self.parent = parent
        self.policy = policy
        self.events = events
        self.jobs = jobs
        file = Path("\(path)/:id")
    }
}

/// The person who imports; staff have no firm.
package struct ImportOwner: Sendable {
    package let user: ID<User>
    package let firm: ID<Firm>?

    package init(_ user: ID<User>, firm: ID<Firm>?) {
        self.user = user
        self.firm = firm
    }
}

package enum ImportVerdict: Sendable {
    case new
    /// It will be entered, and staff look at it.
    case review
    /// It is there already.
    case known(Text)
}

/// Why a row is left out.
package struct ImportProblem: Error {
    package let text: Text

    package init(_ text: Text) {
        self.text = text
    }
}
