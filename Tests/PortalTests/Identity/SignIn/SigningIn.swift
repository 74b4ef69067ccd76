import Base
import Crypto
import Database
import HTTP
import Jobs
import Mail
import Templates
import TestKit
import Web

@testable import Identity

extension Browser {
    /// Fills in the sign-in page; gives what it answers.
    func signIn(
        _ email: String, _ password: String = TestPortal.password, keeping: Bool = false, to: String = "/"
    ) throws -> Page {
        var target = Bytes("/login?to=".utf8)
        target.append(percentEncoding: to)
        let page = try get(String(decoding: target, as: UTF8.self))
        var input = ["email": email, "password": password]
        if keeping { input["keep"] = "on" }
        return try pressOnce("Sign in", on: page, input)
    }

    /// Whoever is in does not get to see the sign-in page.
    var isIn: Bool {
        get throws { try get("/login").location != nil }
    }
}

extension TestPortal {
    /// Does what is to be done behind the answers.
    func work() throws {
        try JobRunner(identity.jobs(site), of: site).settle()
    }

    func letters(to address: String) throws -> [String] {
        try mails().filter { $0.to.contains { $0.address.text == address } }.map(\.subject)
    }

    /// The path that the newest letter leads to.
    func path(inLetterTo address: String) throws -> String? {
        let text = try mails().last { $0.to.contains { $0.address.text == address } }?.text ?? ""
        let start = text.ranges(of: "http://portal.example").first { $0.upperBound < text.endIndex }
        return start.map { String(text[$0.upperBound...].prefix { !$0.isWhitespace }) }
    }

    func sessionCount(of user: ID<User>) throws -> Int {
        try database.read { try SessionStore.all(of: user, at: clock.now, in: $0).count }
    }

    /// What the audit log says, oldest first.
    func audit() throws -> [String] {
        try database.read { reader in
            try reader.all("SELECT action FROM audit_entries ORDER BY number") { try $0.text() }
        }
    }
}
