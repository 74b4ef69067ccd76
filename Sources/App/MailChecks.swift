internal import Base
internal import Database
internal import Web

/// Do mails leave, and do their links lead here?
enum MailChecks {
    @Sendable static func mail(_ configuration: Configuration) -> Finding {
        do {
            let counts = try counts(configuration)
            if let complaint = counts.complaint {
                return .warning("all mails wait: \(complaint)", cure: "see to the mail server, or to the smtp options")
            }
            guard let host = configuration.smtpHost else {
                return .warning("none leaves: mails are written into \(configuration.outbox)", cure: "set --smtp-host")
            }
            guard counts.lost == 0 else {
                return .warning("mails that did not get there: \(counts.lost)", cure: "/admin/mail says which, and why")
            }
            return .ok("mails go to \(host)")
        } catch {
            return .warning("\(error)", cure: "portico migrate")
        }
    }

    private static func counts(_ configuration: Configuration) throws -> (lost: Int, complaint: String?) {
        guard Disk.exists(configuration.databasePath) else { return (0, nil) }
        let database = try Database(at: configuration.databasePath)
        defer { database.close() }
        return try database.read { reader in
            let counts = try MailStore.counts(in: reader)
            return (counts[.failed, default: 0] + counts[.refused, default: 0], try MailStore.complaint(in: reader))
        }
    }

    @Sendable static func links(_ configuration: Configuration) -> Finding {
        if let address = configuration.publicAddress { return .ok("mails lead to \(address)") }
        return configuration.isOnLoopback && configuration.smtpHost == nil
            ? .ok("mails lead to \(configuration.ownAddress)")
            : .warning("mails lead to \(configuration.ownAddress)", cure: "set --public-address to what people type")
    }
}
