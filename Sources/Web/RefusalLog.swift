package import Base
internal import HTTP
internal import Templates

/// Says in the log who was refused what: by id, by route and why, never by name, address or content. Whoever is refused
/// again and again has some lines a minute; how many more there were is said with the next.
final class RefusalLog: Sendable {
    /// So many lines a minute for each person, and for all who are not signed in together.
    static let perMinute = 20
    private static let nobody = "nobody"

    private let allowances = RateLimiter(perMinute: perMinute)
    private let unsaid = Guarded(0)

    /// Logs requests refused to signed-in users, and all forms from other sites.
    func note(_ error: any Error, _ requestContext: RequestContext, _ route: String) {
        guard let refusal = error as? Refusal else { return }
        let isForeign = refusal == .foreignForm
        switch refusal.status {
        case .forbidden where isForeign: note("the form is not ours, or too old", requestContext, route)
        case .forbidden where requestContext.session != nil: note("not open to them", requestContext, route)
        case .notFound where requestContext.session != nil: note("not there for them", requestContext, route)
        case .tooManyRequests where requestContext.session != nil: note("too often", requestContext, route)
        default: break
        }
    }

    /// `user` is who it is where the session does not say.
    func note(_ why: String, _ requestContext: RequestContext, _ route: String, user: String? = nil) {
        let who = requestContext.session.map { ($0.admin ?? $0.user).id.text } ?? user ?? RefusalLog.nobody
        guard allowances.take(who, at: requestContext.audience.now) == nil else {
            return unsaid.withLock { $0 += 1 }
        }
        let left = unsaid.withLock { count in
            defer { count = 0 }
            return count
        }
        Log.warning(
            "refused",
            [
                "request": "\(requestContext.request.reference)", "user": "\(who)", "route": "\(route)",
                "why": "\(why)",
                "unsaid": .init(left),
            ])
    }
}

extension Visit {
    /// Logs a refusal before the user is signed in.
    package func logRefusal(_ why: String, of user: ID<User>, at route: String) {
        site.refusals.note(why, requestContext, route, user: user.text)
    }
}
