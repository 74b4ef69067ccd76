import Base
import CLinux
import Database
import Glibc
import TestKit
import Testing

@testable import App
@testable import Server

@Suite struct DoctorCommandTests {
    static func look(_ name: String, _ arguments: String...) throws -> Finding {
        let check = try #require(Checks.all.first { $0.name == name })
        return check.look(try Configuration(arguments: arguments))
    }

    @Test("findings stand in columns, each with its cure")
    func report() {
        let report = DoctorCommand.report([
            ("options", .ok("all understood")), ("disk", .warning("5 MB free", cure: "make room")),
            ("routes", .failure("none", cure: "add one")),
        ])
        #expect(
            report == """
                ok       options  all understood
                warning  disk     5 MB free
                                  → make room
                FAILURE  routes   none
                                  → add one

                """)
    }

    @Test("a data folder is this user's alone, or can be made")
    func dataFolder() throws {
        let folder = try TemporaryFolder()
        #expect(
            try Self.look("data folder", "--data", folder.path) == .ok("\(folder.path) is there, for this user only"))
        #expect(
            try Self.look("data folder", "--data", folder.path + "/new")
                == .ok("\(folder.path)/new is made at the first start"))
        #expect(try Self.look("data folder", "--data", "/no/such/data").isFailure)
        #expect(try Self.look("data folder", "--data", try folder.file("file", "")).isFailure)
        try #require(unsafe chmod(folder.path, 0o755) == 0)
        #expect(
            try Self.look("data folder", "--data", folder.path)
                == .warning("others on this machine can look into \(folder.path)", cure: "chmod 700 \(folder.path)"))
    }

    @Test("the free space is that of the file system")
    func disk() throws {
        var facts = statvfs()
        try #require(unsafe statvfs("/tmp", &facts) == 0)
        let free = facts.f_bavail * facts.f_frsize / 1_000_000
        guard case .ok(let text) = try Self.look("disk", "--data", "/tmp"), free > 2_000 else { return }
        let megabytes = try #require(text.split(separator: " ").first.flatMap { UInt($0) })
        #expect(megabytes > free / 2 && megabytes <= free)
    }

    @Test("a database that the program does not go with is found before the start, and a missing backup told")
    func database() throws {
        let folder = try TemporaryFolder()
        let options = ["--data", folder.path, "--migrations", Repository.migrations]
        let look = { (name: String) in
            try #require(Checks.all.first { $0.name == name }).look(Configuration(arguments: options))
        }
        #expect(try look("database") == .ok("it is made at the first start"))
        #expect(try look("backup") == .ok("nothing to save yet"))
        _ = try Migrator(Migration.all(in: Repository.migrations)).migrate("\(folder.path)/portico.db")
        #expect(try look("database") == .ok("up to date"))
        #expect(
            try look("backup") == .warning("there is none in \(folder.path)/backups", cure: "portico backup"))
        let old = Timestamp.now - .seconds(8 * 86_400)
        _ = try BackupFolder("\(folder.path)/backups").make(of: DataFolder(folder.path), program: "1", at: old)
        #expect(try look("backup") == .warning("the newest is 8 days old", cure: "portico backup"))
        let database = try Database(at: "\(folder.path)/portico.db")
        try database.write { _ = try $0.run("UPDATE migrations SET checksum = 'x'") }
        database.close()
        #expect(try look("database").isFailure)
    }

    @Test("damage, a bad proof and a proxy that nobody trusts are found")
    func alarms() throws {
        let folder = try TemporaryFolder()
        let options = ["--data", folder.path, "--migrations", Repository.migrations]
        let look = { (name: String, more: [String]) in
            try #require(Checks.all.first { $0.name == name }).look(Configuration(arguments: options + more))
        }
        let path = "\(folder.path)/portico.db"
        _ = try Migrator(Migration.all(in: Repository.migrations)).migrate(path)
        for name in ["data", "proof", "proxies"] {
            #expect(try !look(name, []).isFailure && !look(name, []).isWarning, "\(name)")
        }
        let database = try Database(at: path)
        try database.write { writer in
            try writer.run("INSERT INTO backup_proofs VALUES (1, '/b', 0, 'torn')")
            try writer.run("INSERT INTO installation VALUES ('forgotten proxy', '10.1.2.3')")
        }
        database.close()
        #expect(try look("proof", []).isFailure)
        #expect(try look("proxies", []).isWarning)
        #expect(
            try look("proxies", ["--trusted-proxies", "10.0.0.0/8"])
                == .ok("none speaks for others without being trusted"))
        guard let file = unsafe fopen(path, "r+") else { throw SystemError("fopen", path) }
        unsafe fseek(file, 8_192, SEEK_SET)
        for _ in 0..<16_384 { unsafe fputc(0xAA, file) }
        unsafe fclose(file)
        #expect(try look("data", []).isFailure)
        #expect(DataChecks.whole(try Configuration(arguments: options)).isFailure)
    }

    @Test("mails that wait or got lost are told, and links that only lead to this machine")
    func mails() throws {
        let folder = try TemporaryFolder()
        let options = ["--data", folder.path, "--mail-from", "a@example.com", "--smtp-host", "mail.example.com"]
        let look = { (name: String, more: [String]) in
            try #require(Checks.all.first { $0.name == name }).look(Configuration(arguments: options + more))
        }
        #expect(try look("mail", []) == .ok("mails go to mail.example.com"))
        #expect(try look("mail", ["--smtp-host", ""]).isWarning)
        _ = try Migrator(Migration.all(in: Repository.migrations)).migrate("\(folder.path)/portico.db")
        let database = try Database(at: "\(folder.path)/portico.db")
        defer { database.close() }
        let add = { (id: Int, state: String, reason: String) in
            _ = try database.write { writer in
                try writer.run(
                    """
                    INSERT INTO mails (
                        id, cause, kind, name, address, address_key, message_id, state, attempts, posted_at, try_at,
                        give_up_at, reason, name_key
                    ) VALUES ($1, $1, '', '', '', '', '', $2, 1, 1, 1, 1, $3, '')
                    """, ["\(id)", state, reason])
            }
        }
        try add(1, "failed", "full")
        #expect(
            try look("mail", [])
                == .warning("mails that did not get there: 1", cure: "/admin/mail says which, and why"))
        try add(2, "held", "wrong password")
        #expect(
            try look("mail", [])
                == .warning("all mails wait: wrong password", cure: "see to the mail server, or to the smtp options"))
        #expect(
            try database.read(JobsCommand.report).hasSuffix("mails: 1 held, 1 failed; held because wrong password\n"))

        #expect(try look("links", []).isWarning)
        #expect(try look("links", ["--smtp-host", ""]) == .ok("mails lead to http://127.0.0.1:8080"))
        #expect(try look("links", ["--public-address", "https://a.example"]) == .ok("mails lead to https://a.example"))
    }

    @Test("a public folder that is not there is found before the start")
    func publicFolder() throws {
        #expect(try Self.look("public folder", "--public", "/no/such/folder").isFailure)
        let folder = try TemporaryFolder()
        #expect(try Self.look("public folder", "--public", folder.path) == .ok("\(folder.path) can be read"))
    }

    @Test("templates are checked against what they may show")
    func templates() throws {
        let folders = Repository.folders
        #expect(try !Self.look("templates", folders[0], folders[1], folders[2], folders[3]).isFailure)
        let empty = try TemporaryFolder()
        #expect(try Self.look("templates", folders[0], folders[1], "--templates", empty.path).isFailure)
    }

    @Test("a port that is taken is a warning, for it may be Portico that has it")
    func takenPort() throws {
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "127.0.0.1", port: 0, loops: 1)
        let port = try #require(sockets.port)
        let finding = try Self.look("address", "--port", "\(port)")
        #expect(
            finding
                == .warning(
                    "listen on 127.0.0.1:\(port): Address already in use",
                    cure: "fine while Portico runs; else choose another with --port"))
        #expect(try Self.look("address", "--host", "no-such-host.invalid").isFailure)
    }

    @Test("plain HTTP on a public address is a warning, unless a proxy stands before it")
    func plainOnPublicAddress() throws {
        guard case .warning = try Self.look("address", "--host", "*", "--port", "0") else {
            Issue.record("no warning")
            return
        }
        guard case .ok = try Self.look("address", "--host", "*", "--port", "0", "--trusted-proxies", "10.0.0.1") else {
            Issue.record("a warning although a proxy is trusted")
            return
        }
    }

    @Test("more open files than the system allows are a failure, too few for the connections a warning")
    func openFiles() throws {
        #expect(try Self.look("open files", "--open-files", "10000000").isFailure)
        guard case .warning = try Self.look("open files", "--open-files", "1000", "--connections", "1000") else {
            Issue.record("no warning")
            return
        }
    }

    @Test("the certificate is read, belongs to its key, and says how long it is good for")
    func certificate() throws {
        let folder = try TemporaryFolder()
        let pair = try TestCertificate(in: folder, days: 30)
        let options = ["--tls-cert", pair.certificate, "--tls-key", pair.key]
        let look = { CertificateCheck.look(try Configuration(arguments: options)) }
        let good = [29, 30].map { Finding.ok("good for \($0) more days, and its key belongs to it") }
        #expect(good.contains(try look()))
        try #require(unsafe chmod(pair.key, 0o644) == 0)
        #expect(try look() == .warning("others on this machine can read \(pair.key)", cure: "chmod 600 \(pair.key)"))

        let other = try TestCertificate(in: TemporaryFolder())
        #expect(
            CertificateCheck.look(
                try Configuration(arguments: ["--tls-cert", pair.certificate, "--tls-key", other.key])
            ).isFailure)
        #expect(CertificateCheck.look(try Configuration()) == .ok("none: the port speaks plain HTTP"))
    }

    @Test("a certificate that has run out is a failure, one that soon will a warning")
    func expiry() {
        #expect(CertificateCheck.judge(days: -1, of: "a").isFailure)
        #expect(
            CertificateCheck.judge(days: 13, of: "a")
                == .warning("it runs out in 13 days", cure: "renew a, then send SIGHUP"))
        #expect(CertificateCheck.judge(days: 14, of: "a") == .ok("good for 14 more days, and its key belongs to it"))
    }

    @Test("it ends with 1 when something is in the way, and with 0 when not")
    func exitCodes() throws {
        let folder = try TemporaryFolder()
        let path = try Program.path(of: "portico")
        let good = try Program(path, ["doctor", "--data", folder.path, "--port", "0"] + Repository.folders)
        #expect(good.waitForEnd() == .exit(ExitCode.success.rawValue))
        #expect(try good.output.contains("all understood"))
        let bad = try Program(path, ["doctor", "--data", "/no/such/data"] + Repository.folders)
        #expect(bad.waitForEnd() == .exit(ExitCode.failure.rawValue))
        let wrong = try Program(path, ["doctor", "--port", "x"])
        #expect(wrong.waitForEnd() == .exit(ExitCode.failure.rawValue))
        #expect(try wrong.output.contains("--port: \"x\" is not"))
    }
}

extension Finding {
    fileprivate var isWarning: Bool {
        if case .warning = self { true } else { false }
    }
}
