internal import Base
internal import Database
internal import Jobs
internal import Sheets
internal import Templates

/// Checks the rows of a file, enters them, and takes them back: a few in each transaction, together with what is noted
/// of them, so that after a crash it goes on where it was and nothing is entered twice.
package struct ImportJobs<Kind: Import>: Sendable {
    private let site: Site

    package init(_ site: Site) {
        self.site = site
    }

    static var check: String { "\(Kind.frame.kind).import.check" }
    static var run: String { "\(Kind.frame.kind).import" }
    static var undo: String { "\(Kind.frame.kind).import.undo" }

    package var all: [PartJob] {
        let titles = Kind.frame.jobs
        return [
            PartJob(titles.check, JobKind(Self.check, check)), PartJob(titles.run, JobKind(Self.run, run)),
            PartJob(titles.undo, JobKind(Self.undo, undo)),
        ]
    }

    // MARK: Checking

    @Sendable private func check(_ job: RunningJob) throws {
        let file = try file(job)
        guard file.state == .checking else { return }
        let (sheet, kind) = try material(of: file, job)
        try ImportStore.clear(file.id, in: job)
        let columns = kind.columns
        var seen: Set<String> = []
        for start in stride(from: 0, to: sheet.rows.count, by: 25) {
            let rows = sheet.rows[start..<min(start + 25, sheet.rows.count)]
            let found = try job.database.read { reader in
                try rows.map { row in
                    let reading = ImportReading(row, sheet.columns, file.mapping, kind, columns)
                    return (row.number, reading, try judge(reading, kind, &seen, reader))
                }
            }
            try job.database.write { writer in
                for (number, reading, (verdict, note)) in found {
                    let notes = (note.map { [$0] } ?? []) + reading.notes
                    try ImportStore.note(verdict, called: reading.title, notes, of: number, file.id, in: writer)
                }
            }
            if try job.progress(start + rows.count, of: sheet.rows.count) { tell(file) }
        }
        try job.finish { try ImportStore.move(file.id, from: .checking, to: .checked, in: $0) }
        tell(file)
    }

    private func judge(
        _ reading: ImportReading<Kind.Draft>, _ kind: Kind, _ seen: inout Set<String>, _ reader: Reader
    ) throws -> (ImportRow.Verdict, ImportNote?) {
        guard !reading.isBad else { return (.bad, nil) }
        let keys = kind.keys(of: reading.draft)
        guard seen.isDisjoint(with: keys) else {
            return (.twice, ImportNote(Text("An earlier row has the same address or number.")))
        }
        seen.formUnion(keys)
        switch try kind.judge(reading.draft, in: reader) {
        case .new: return (.new, nil)
        case .review: return (.review, nil)
        case .known(let text): return (.known, ImportNote(text))
        }
    }

    // MARK: Entering

    @Sendable private func run(_ job: RunningJob) throws {
        let file = try file(job)
        guard file.state == .running else { return }
        let (sheet, kind) = try material(of: file, job)
        let columns = kind.columns
        let rows = Dictionary(sheet.rows.map { ($0.number, $0) }) { first, _ in first }
        let waiting = try job.database.read { reader in
            try [ImportRow.Verdict.new, .review].flatMap {
                try ImportStore.rows(of: file.id, $0.rawValue, limit: .max, in: reader)
            }
        }.sorted { $0.number < $1.number }
        try job.write(each: waiting, noted: { tell(file) }) { line, writer in
            guard let row = rows[line.number] else { return }
            let draft = ImportReading(row, sheet.columns, file.mapping, kind, columns).draft
            // Somebody may have entered it since the rows were checked.
            if case .known(let text) = try kind.judge(draft, in: writer) {
                return try ImportStore.settle(.known, ImportNote(text), of: line, file.id, in: writer)
            }
            do {
                let record = try kind.enter(draft, at: job.now, in: writer)
                try ImportStore.settle(.added, record: record, of: line, file.id, in: writer)
            } catch let problem as ImportProblem {
                try ImportStore.settle(.bad, ImportNote(problem.text), of: line, file.id, in: writer)
            }
        }
        try job.finish { try ImportStore.move(file.id, from: .running, to: .done, in: $0) }
        tell(file)
    }

    // MARK: Undoing

    @Sendable private func undo(_ job: RunningJob) throws {
        let file = try file(job)
        guard file.state == .undoing else { return }
        let (_, kind) = try material(of: file, job)
        let added = try job.database.read { reader in
            try ImportStore.rows(of: file.id, ImportRow.Verdict.added.rawValue, limit: .max, in: reader)
        }
        try job.write(each: added, noted: { tell(file) }) { line, writer in
            guard let record = line.record else { return }
            let isUndone = try kind.undo(record, at: job.now, in: writer)
            try ImportStore.settle(isUndone ? .undone : .kept, of: line, file.id, in: writer)
        }
        try job.finish { try ImportStore.move(file.id, from: .undoing, to: .undone, in: $0) }
        tell(file)
    }

    private func tell(_ file: ImportFile) {
        site.live.tell(ImportLive.topic.name, file.listeners)
    }

    private func file(_ job: RunningJob) throws -> ImportFile {
        let id = ID<ImportFile>(job.payload)
        guard let file = try job.database.read({ reader in try id.flatMap { try ImportStore.file($0, in: reader) } })
        else { throw JobStop.failed("the file is gone") }
        return file
    }

    private func material(of file: ImportFile, _ job: RunningJob) throws -> (Sheet, Kind) {
        try job.database.read { reader in
            (
                try ImportStore.sheet(of: file.id, in: reader),
                try Kind(for: file.owner, file.mapping.style, in: reader)
            )
        }
    }
}

enum ImportLive {
    /// The progress of imports, told to the firm, or to the one of the staff who has sent the file.
    static let topic = LiveTopic("imports") { $0.firm?.id.text ?? $0.id.text }
}
