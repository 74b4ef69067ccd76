package import Base

/// The contents of a backup, in a file `MANIFEST` that is written last: a folder without one is not a backup.
/// `sha256sum -c` can check it.
package struct Manifest: Equatable, Sendable {
    static let name = "MANIFEST"
    private static let title = "# portico backup 1"

    package let madeAt: Timestamp
    package let program: String
    /// The last migration that the database had seen.
    package let schema: Int
    package let rows: [TableCount]
    /// Where the audit log ended; nil in backups of former versions.
    package let auditHead: AuditHead?
    /// By path inside the backup, the database first.
    package let checksums: [(path: String, sha256: String)]

    package static func == (left: Manifest, right: Manifest) -> Bool { left.text == right.text }

    var text: String {
        var lines = [
            Self.title, "# made \(madeAt.milliseconds) \(madeAt)", "# program \(program)", "# schema \(schema)",
        ]
        lines += auditHead.map { ["# audit \($0.number) \($0.hash)"] } ?? []
        lines += rows.map { "# rows \($0.rows) \($0.table)" }
        lines += checksums.map { "\($0.sha256)  \($0.path)" }
        return lines.joined(separator: "\n") + "\n"
    }

    init(
        madeAt: Timestamp, program: String, schema: Int, rows: [TableCount], auditHead: AuditHead? = nil,
        checksums: [(String, String)]
    ) {
        self.auditHead = auditHead
        self.madeAt = madeAt
        self.program = program
        self.schema = schema
        self.rows = rows
        self.checksums = checksums
    }

    /// nil if the text is not a manifest or is cut off.
    init?(_ text: String) {
        let lines = text.split(separator: "\n")
        guard lines.first == Substring(Self.title), text.hasSuffix("\n") else { return nil }
        var made: Int64?
        var program: String?
        var schema: Int?
        var rows: [TableCount] = []
        var auditHead: AuditHead?
        var checksums: [(String, String)] = []
        for line in lines.dropFirst() {
            let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            guard words.count > 2 else { return nil }
            switch (words[0], words[1]) {
            case ("#", "made"): made = Int64(words[2])
            case ("#", "program"): program = words[2]
            case ("#", "schema"): schema = Int(words[2])
            case ("#", "rows"):
                guard words.count == 4, let count = Int(words[2]) else { return nil }
                rows.append(TableCount(table: words[3], rows: count))
            case ("#", "audit"):
                guard words.count == 4, let number = Int64(words[2]) else { return nil }
                auditHead = AuditHead(number: number, hash: words[3])
            case (_, ""): checksums.append((words[2], words[0]))
            default: return nil
            }
        }
        guard let made, let program, let schema, !checksums.isEmpty else { return nil }
        self.init(
            madeAt: Timestamp(milliseconds: made), program: program, schema: schema, rows: rows,
            auditHead: auditHead, checksums: checksums)
    }
}
