package typealias Handler = @Sendable (Request) throws -> Response

/// Asked before a body that is not small is taken in; what it answers or throws refuses the request.
package typealias Admission = @Sendable (Request) throws -> Response?

/// One row of a route table: which requests, who may, where it runs, and what answers.
package struct Route: Sendable {
    package enum Place: String, Sendable {
        /// On the event loop: for answers that are ready within a millisecond or two and never block.
        case loop
        /// On a worker thread: for writes and whatever may take its time.
        case pool
        /// Runs on a few separate threads: for work that keeps a core busy, such as hashing a password. Writes go on
        /// meanwhile.
        case slow
    }

    package enum Action: Sendable {
        case answer(Handler)
        case socket(SocketHandler)
    }

    package let method: Method
    package let path: String
    package let place: Place
    /// The name of the policy that applies; checked by the handler's wrapper and shown by `portico routes`.
    package let policy: String
    /// Where to look in the code: the file and line of its row.
    package let name: String
    /// The largest body that is read, in bytes.
    package let bodyLimit: Int
    package let admission: Admission?
    package let action: Action

    package static let formLimit = 1 << 20
    /// A body up to this is taken in before anybody is asked: it is enough for the forms that are open to strangers.
    package static let smallBody = 128 << 10

    package init(
        _ method: Method, _ path: String, at place: Place? = nil, policy: String, bodyLimit: Int = Route.formLimit,
        admission: Admission? = nil, _ name: String, _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.place = place ?? (method == .get ? .loop : .pool)
        self.policy = policy
        self.name = name
        self.bodyLimit = bodyLimit
        self.admission = admission
        action = .answer(handler)
    }

    /// A WebSocket: opened by a GET that asks for the upgrade.
    package init(socket path: String, policy: String, _ name: String, _ handler: SocketHandler) {
        method = .get
        self.path = path
        place = .loop
        self.policy = policy
        self.name = name
        bodyLimit = 0
        admission = nil
        action = .socket(handler)
    }
}
