internal import Database
package import HTTP

/// A row of a part's route table.
package struct SiteRoute: Sendable {
    private let make: @Sendable (Site?) -> Route

    /// A page that only looks; it runs on the event loop, and what takes its time (an export) on the pool.
    package static func get(
        _ path: some RoutePath, _ policy: Policy, at place: Route.Place = .loop, file: StaticString = #fileID,
        line: UInt = #line, _ handler: @escaping @Sendable (Context) throws -> Response
    ) -> SiteRoute {
        let (path, name) = (path.pattern, "\(file):\(line)")
        let route = "GET \(path)"
        return SiteRoute { site in
            Route(.get, path, at: place, policy: policy.name, bodyLimit: Route.smallBody, name) { request in
                guard let site else { throw Refusal.notServing }
                return try site.reading(request) { reader in
                    try site.answering(request, reader, route) { origin in
                        let context = Context(origin, reader)
                        try policy.admit(context)
                        return try handler(context)
                    }
                }
            }
        }
    }

    /// A form that changes something; it runs on a worker, and where it hashes a password, at the slow ones.
    package static func post(
        _ path: some RoutePath, _ policy: Policy, at place: Route.Place = .pool, bodyLimit: Int = Route.formLimit,
        file: StaticString = #fileID, line: UInt = #line, _ handler: @escaping @Sendable (Submission) throws -> Response
    ) -> SiteRoute {
        let (path, name) = (path.pattern, "\(file):\(line)")
        let route = "POST \(path)"
        return SiteRoute { site in
            Route(
                .post, path, at: place, policy: policy.name, bodyLimit: bodyLimit,
                admission: { try site?.admission($0, policy, route) }, name
            ) { request in
                guard let site else { throw Refusal.notServing }
                return try site.answering(request, nil, route) { origin in
                    let submission = try Submission(origin)
                    try policy.admit(submission)
                    return try submission.earlierAnswer() ?? handler(submission)
                }
            }
        }
    }

    /// A socket, for pages of this site only. What it refuses, it refuses before it is open.
    package static func socket(
        _ path: some RoutePath, _ policy: Policy, file: StaticString = #fileID, line: UInt = #line,
        open: @escaping @Sendable (Context, any Socket) throws -> Void,
        receive: @escaping @Sendable (Site, any Socket, SocketMessage) -> Void,
        closed: @escaping @Sendable (Site, any Socket) -> Void
    ) -> SiteRoute {
        let (path, name) = (path.pattern, "\(file):\(line)")
        return SiteRoute { site in
            let handler = SocketHandler(
                open: { request, socket in
                    guard let site else { throw Refusal.notServing }
                    try site.reading(request) { reader in
                        try open(site.admitting(request, reader, policy, "GET \(path)"), socket)
                    }
                },
                receive: { socket, message in site.map { receive($0, socket, message) } },
                closed: { socket in site.map { closed($0, socket) } })
            return Route(socket: path, policy: policy.name, name, handler)
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
