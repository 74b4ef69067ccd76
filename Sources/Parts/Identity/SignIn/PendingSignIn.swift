internal import Base
internal import Crypto
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Somebody who has given the password, and not yet the second factor.
struct PendingSignIn: Sendable {
    let account: Account
    let isKept: Bool
    /// The page they wanted to open.
    let to: String
}

/// Keeps that in a signed cookie, for ten minutes. It is good in the browser that it was made for, and as long as the
/// password stays what it was.
struct PendingSignInCookie: Sendable {
    static let lifetime = Duration.seconds(600)
    /// Browsers keep 4 KB a cookie.
    private static let longestPath = 2_000
    private static let name = "portico-halfway"

    private let key: Secret

    init(master: MasterKey) throws {
        key = try master.key(for: "half sign-in")
    }

    func cookie(_ pendingSignIn: PendingSignIn, _ visit: any Visit) throws -> SetCookie {
        var fields = Bytes("user=\(pendingSignIn.account.user.id)".utf8)
        fields.append("&until=\((visit.now + PendingSignInCookie.lifetime).milliseconds)")
        if pendingSignIn.isKept { fields.append("&keep=1") }
        if pendingSignIn.to.utf8.count <= PendingSignInCookie.longestPath {
            fields.append("&to=")
            fields.append(percentEncoding: pendingSignIn.to)
        }
        let code = try code(of: fields, pendingSignIn.account, visit).hexadecimal
        return try SetCookie(
            own: PendingSignInCookie.name, "\(code).\(String(decoding: fields, as: UTF8.self))",
            maxAge: Int(PendingSignInCookie.lifetime.components.seconds), for: visit.request.peer)
    }

    /// Returns the pending sign-in; nil if there is none or it has expired.
    func pendingSignIn(_ visit: any Visit, in reader: Reader) throws -> PendingSignIn? {
        guard let value = visit.request.ownCookie(PendingSignInCookie.name), let dot = value.firstIndex(of: "."),
            let sent = Bytes(hexadecimal: String(value[..<dot]))
        else { return nil }
        let text = Bytes(value[value.index(after: dot)...].utf8)
        guard let fields = try? FormFields(urlEncoded: text.span),
            let until = fields["until"].flatMap({ Int64($0) }), visit.now.milliseconds < until,
            let id = fields["user"].flatMap({ ID<User>($0) }), let account = try UserStore.account(id, in: reader),
            account.maySignIn, try code(of: text, account, visit).isEqual(inConstantTimeTo: sent)
        else { return nil }
        return PendingSignIn(
            account: account, isKept: fields.contains("keep"), to: Preferences.ownPath(fields["to"]))
    }

    func removal(_ request: Request) throws -> SetCookie {
        try SetCookie(own: PendingSignInCookie.name, "", maxAge: 0, for: request.peer)
    }

    private func code(of fields: Bytes, _ account: Account, _ visit: any Visit) throws -> Bytes {
        let bound = "\n\(visit.requestContext.visitor.name)\n\(account.password ?? "")"
        return try MAC.sha256(fields + Bytes(bound.utf8), key: key)
    }
}
