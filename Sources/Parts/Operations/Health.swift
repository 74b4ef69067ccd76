internal import Base
internal import Database
internal import Jobs
internal import Templates
internal import Web

/// Whether the installation is well: mails, jobs, the backup and the disk.
struct Health {
    /// A proof that is older than a day and a bit was missed.
    private static let proofHolds = Duration.seconds(30 * 3_600)
    private static let gigabyte = 1_000_000_000
    /// The nightly backups, which fill the disk.
    private static let backups = JobPath.index + "?kind=maintenance.backup"

    let hasMailServer: Bool
    let mails: (waiting: Int, held: Int, failed: Int)
    let failedJobs: Int
    let proof: BackupProof?
    let free: Int?
    let now: Timestamp

    init(folder: String, hasMailServer: Bool, at now: Timestamp, _ reader: Reader) throws {
        self.hasMailServer = hasMailServer
        mails = try MailStore.backlog(in: reader)
        failedJobs = try JobStore.failures(reader)
        proof = try BackupProof.last(reader, at: now)
        free = Disk.free(folder)
        self.now = now
    }

    func block(_ reader: Audience) -> HealthBlock {
        HealthBlock(rows: [waiting(reader), failed(reader), jobs(reader), backup(reader), disk])
    }

    private func waiting(_ reader: Audience) -> HealthRow {
        let isHeld = mails.held > 0
        let note =
            isHeld
            ? Text("on hold: the mail server is unreachable")
            : hasMailServer ? Text("sent automatically") : Text("no mail server is set: none leaves")
        return HealthRow(
            title: Text("Queued e-mails"), value: Text("{n}", ["n": reader.number(mails.waiting)]), note: note,
            tone: isHeld || !hasMailServer ? "danger" : "success",
            path: MailPath.index + (isHeld ? "?state=held" : "?state=queued"))
    }

    private func failed(_ reader: Audience) -> HealthRow {
        HealthRow(
            title: Text("Failed e-mails"), value: Text("{n}", ["n": reader.number(mails.failed)]),
            note: mails.failed > 0 ? Text("find the cause and try again") : Text("none", as: "health"),
            tone: mails.failed > 0 ? "warning" : "success", path: MailPath.index + "?state=failed")
    }

    private func jobs(_ reader: Audience) -> HealthRow {
        HealthRow(
            title: Text("Failed jobs"), value: Text("{n}", ["n": reader.number(failedJobs)]),
            note: failedJobs > 0 ? Text("find the cause and try again") : Text("none", as: "health"),
            tone: failedJobs > 0 ? "warning" : "success", path: JobPath.index + "?state=failed")
    }

    private func backup(_ reader: Audience) -> HealthRow {
        let path = JobPath.index + "?kind=maintenance.proof"
        guard let proof else {
            return HealthRow(
                title: Text("Last verified backup"), value: Text("never"), note: Text("the first one runs overnight"),
                tone: "warning", path: path)
        }
        guard proof.isGood else {
            return HealthRow(
                title: Text("Last verified backup"), value: Text("failed"),
                note: Text("found {time}", ["time": reader.ago(proof.at)]), tone: "danger", path: path)
        }
        let isOld = now - proof.at > Self.proofHolds
        return HealthRow(
            title: Text("Last verified backup"), value: Text("{time}", ["time": reader.ago(proof.at)]),
            note: isOld ? Text("too long ago") : Text("opened and verified"),
            tone: isOld ? "warning" : "success", path: path)
    }

    private var disk: HealthRow {
        guard let free else {
            return HealthRow(
                title: Text("Disk space"), value: Text("not known"), note: Text("not reported by the system"),
                tone: "warning",
                path: Self.backups)
        }
        let gigabytes = Text("{n} GB free", ["n": "\(free / Self.gigabyte)"])
        let megabytes = Text("{n} MB free", ["n": "\(free / 1_000_000)"])
        return HealthRow(
            title: Text("Disk space"), value: free < Self.gigabyte ? megabytes : gigabytes,
            note: free < Self.gigabyte ? Text("free up space") : Text("sufficient"),
            tone: free < Self.gigabyte / 10 ? "danger" : free < Self.gigabyte ? "warning" : "success",
            path: Self.backups)
    }
}

struct HealthBlock: TemplatePage {
    let rows: [HealthRow]

    static let template = "operations/health"
}

struct HealthRow: TemplateValue {
    let title: Text
    let value: Text
    let note: Text
    let tone: String
    let path: String
}
