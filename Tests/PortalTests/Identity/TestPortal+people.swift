import Base
import Database
import Web

@testable import Identity

extension TestPortal {
    /// Signed in somewhere.
    func session(of user: ID<User>, device: String = "Firefox/140.0 (Windows)") throws -> ID<Session> {
        try database.write { writer in
            _ = try SessionStore.start(
                user, isKept: false, device: device, address: "203.0.113.9", at: clock.now, in: writer)
        }
        return try sessions(of: user)[0].id
    }

    func sessions(of user: ID<User>) throws -> [SessionStore.Summary] {
        try database.read { try SessionStore.all(of: user, at: clock.now, in: $0) }
    }

    /// Gives them a picture that begins like a PNG.
    func picture(of user: ID<User>, tint: UInt8 = 0) throws -> FileHash {
        let file = try site.files.put(TestPicture.png(tint: tint))
        try database.write { writer in
            try site.files.keep(file, writer)
            try UserStore.setPicture(user, file.hash, in: writer)
        }
        return file.hash
    }

    func account(_ id: ID<User>) throws -> Account? {
        try database.read { try UserStore.account(id, in: $0) }
    }

    /// The newest action of the audit log, and what it changed.
    func lastAudit() throws -> (action: String, changes: [AuditEntry.Change])? {
        try database.read { reader in
            try reader.first("SELECT action, changes FROM audit_entries ORDER BY number DESC LIMIT 1") {
                (try $0.text(), try JSON.value(of: try $0.next()))
            }
        }
    }
}

enum TestPicture {
    /// No browser would draw it, but its blocks are those of one.
    static func png(tint: UInt8 = 0) -> Bytes {
        let signature: Bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        return signature + block("IHDR", [0, 0, 0, 1, 0, 0, 0, 1] + Bytes(repeating: tint, count: 5))
            + block("IEND", [])
    }

    static func block(_ name: String, _ content: Bytes) -> Bytes {
        [0, 0, 0, UInt8(content.count)] + Bytes(name.utf8) + content + [0, 0, 0, 0]
    }
}
