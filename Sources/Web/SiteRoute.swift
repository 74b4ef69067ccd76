internal import Database
package import HTTP

/// Who may use a route. Parts name theirs; the name is what `portico routes` shows.
package struct Policy: Sendable {
    package let name: String
    /// Refuses by throwing.
    let check: @Sendable (any Visit) throws -> Void

    package init(_ name: String, check: @escaping @Sendable (any Visit) throws -> Void) {
        self.name = name
        self.check = check
    }

    package static let anyone = Policy("anyone") { _ in }
}

/// A row of a part's route table.
package struct SiteRoute: Sendable {
    private let make: @Sendable (Site?) -> Route

    /// A page that only looks; it runs on the event loop.
    package static func get(
        _ path: String, _ policy: Policy, _ name: String, _ handler: @escaping @Sendable (Context) throws -> Response
    ) -> SiteRoute {
        SiteRoute { site in
            Route(.get, path, policy: policy.name, name) { request in
                guard let site else { throw Refusal.notServing }
                return try site.answering(request) { visitor, audience in
                    try site.database.read { reader in
                        let context = Context(
                            request: request, site: site, visitor: visitor, audience: audience, reader: reader)
                        try policy.check(context)
                        return try handler(context)
                    }
                }
            }
        }
    }

    /// A form that changes something; it runs on a worker.
    package static func post(
        _ path: String, _ policy: Policy, bodyLimit: Int = Route.formLimit, _ name: String,
        _ handler: @escaping @Sendable (Submission) throws -> Response
    ) -> SiteRoute {
        SiteRoute { site in
            Route(.post, path, policy: policy.name, bodyLimit: bodyLimit, name) { request in
                guard let site else { throw Refusal.notServing }
                return try site.answering(request) { visitor, audience in
                    let submission = try Submission(request, site, visitor, audience)
                    try policy.check(submission)
                    return try handler(submission)
                }
            }
        }
    }

    /// Without a site they can be listed, but not served.
    package static func routes(_ rows: [SiteRoute], of site: Site?) -> [Route] {
        rows.map { $0.make(site) }
    }
}

extension Refusal {
    fileprivate static let notServing = Refusal(.serviceUnavailable, "The portal is not open.")
}
