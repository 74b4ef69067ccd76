internal import Base
internal import Database
package import HTTP
internal import Templates

/// The error page. Its template explains the status in the reader's language.
package struct ErrorPage: TemplatePage {
    let status: Int
    /// The reference for support; only for failures on our side.
    let reference: String?
    /// For who develops Portico.
    let cause: String?

    package static let template = "errors/error"
}

struct ErrorVisit: Visit {
    let requestContext: RequestContext
    /// That of the page that failed.
    let reader: Reader?
    /// On an event loop, where a read would hold up everybody.
    var hasDatabase = true

    func read<T>(_ body: (Reader) throws -> T) throws -> T {
        try reader.map(body) ?? site.database.read(body)
    }

    func answer(to error: any Error) throws -> Response {
        if let step = error as? SignInStep { return try go(step.outcome(for: request)) }
        let refusal = self.refusal(for: error)
        let isFailure = refusal.status.code >= 500
        if isFailure {
            Log.error("a page failed", ["request": "\(request.reference)", "cause": "\(error)"])
        }
        var response = try page(
            ErrorPage(
                status: refusal.status.code, reference: isFailure ? request.reference : nil,
                cause: site.isDevelopment ? "\(error)" : nil),
            refusal.status, block: nil)
        response.fields.add(refusal.fields)
        return response
    }

    private func refusal(for error: any Error) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let error as DatabaseError: Refusal(error)
        default: Refusal(.internalServerError, "Something went wrong on our side.")
        }
    }
}

extension Refusal {
    /// What the database could not do, and when to come back where coming back may help.
    init(_ error: DatabaseError) {
        switch error.kind {
        case .full: self.init(.insufficientStorage, "There is no room left.")
        case .busy, .overloaded, .closed: self.init(retryAfter: 5)
        case .readOnly, .inputOutput: self.init(retryAfter: 60)
        default: self.init(.internalServerError, "Something went wrong on our side.")
        }
    }

    private init(retryAfter seconds: Int) {
        var fields = Fields()
        fields.add("Retry-After", seconds)
        self.init(.serviceUnavailable, "This cannot be done just now. Please try again later.", fields)
    }
}

extension Site {
    /// Reads for a request. What the database cannot do is refused also where no page can say so, such as when it
    /// cannot be opened.
    func reading<T>(_ request: Request, _ body: (Reader) throws -> T) throws -> T {
        do {
            return try database.read(body)
        } catch let error as DatabaseError {
            Log.error("the database failed a request", ["request": "\(request.reference)", "cause": "\(error)"])
            throw Refusal(error)
        }
    }

    /// The page for what the server itself refuses, or has no route for; plain text where the request was not even
    /// understood. It asks nothing of the database, which may be what is in trouble.
    package func errorPage(_ refusal: Refusal, _ request: Request?) -> Response {
        let plain = Response.text(refusal.message + "\n", refusal.status)
        guard let request else { return plain }
        do {
            var response = try ErrorVisit(
                requestContext: RequestContext(request, self), reader: nil, hasDatabase: false
            ).answer(
                to: refusal)
            response.fields.add(SecurityHeaders.forAll)
            return response
        } catch {
            Log.error("an error page failed", ["request": "\(request.reference)", "cause": "\(error)"])
            return plain
        }
    }
}
