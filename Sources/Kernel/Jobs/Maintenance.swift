internal import Base
package import Database

/// The nightly maintenance: a backup, its verification, and clean-up.
package struct Maintenance: Sendable {
    package enum Kind {
        package static let backup = "maintenance.backup"
        package static let proof = "maintenance.proof"
        package static let tidy = "maintenance.tidy"
    }

    private let data: DataFolder
    private let files: FileStore
    private let backups: BackupFolder
    private let kept: Int
    private let program: String

    package init(_ data: DataFolder, _ files: FileStore, backups: BackupFolder, keeping kept: Int, program: String) {
        self.data = data
        self.files = files
        self.backups = backups
        self.kept = kept
        self.program = program
    }

    /// A proof follows each backup.
    package var backup: JobKind { JobKind(Kind.backup, attempts: 3, backUp) }
    package var proof: JobKind { JobKind(Kind.proof, attempts: 3, prove) }
    package var tidying: JobKind { JobKind(Kind.tidy, attempts: 3, tidy) }

    @Sendable private func backUp(_ job: RunningJob) throws {
        let backup = try backups.make(of: data, program: program)
        try backups.prune(keeping: kept)
        let now = job.now
        try job.finish("made \(backup.path)") { try $0.enqueue(Kind.proof, key: backup.path, at: now) }
    }

    @Sendable private func prove(_ job: RunningJob) throws {
        guard let proof = try backups.proveNewest(job.database, at: job.now) else {
            throw JobStop.failed("there is no backup in \(backups.path)")
        }
        guard proof.isGood else { throw JobStop.failed(proof.detail) }
        try job.finish(proof.detail) { _ in }
    }

    @Sendable private func tidy(_ job: RunningJob) throws {
        let count = try files.sweep(job.database)
        try job.finish("\(count) unused files removed") { writer in
            try JobStore.forget(finishedBefore: job.now - .seconds(30 * 86_400), writer)
        }
    }
}
