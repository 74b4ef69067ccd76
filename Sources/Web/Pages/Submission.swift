package import Database
package import HTTP

/// A form that was sent: checked to come from a page of ours, and done once however often it comes.
package struct Submission: Visit {
    package let requestContext: RequestContext
    package let form: Form
    private let key: String
    /// What the form says, as a digest: with other content, a key that was used before is a new attempt.
    private let content: String

    init(_ requestContext: RequestContext) throws {
        try Submission.checkOrigin(requestContext.request)
        let form = try requestContext.request.form()
        guard let key = form["key"], try requestContext.site.keys.isValid(key, for: requestContext) else {
            throw Refusal.foreignForm
        }
        self.requestContext = requestContext
        self.form = form
        self.key = key
        content = try requestContext.site.keys.digest(of: form, to: requestContext.request.path.text)
    }

    package func read<T>(_ body: (Reader) throws -> T) throws -> T {
        try site.database.read(body)
    }

    /// The answer that this very form got before, and gets again whatever has become of the records since: asked before
    /// the handler, whose checks might find that what was entered is there already.
    func earlierAnswer() throws -> Response? {
        try read { try AnswerStore.answer(to: key, saying: content, in: $0) }.map(go)
    }

    /// Writes and answers. A form that comes again (a double click, a reload, a resend on a bad line) changes nothing
    /// and gets the answer that it got before.
    package func write(_ body: (Writer) throws -> Outcome) throws -> Response {
        let now = site.now()
        let outcome = try site.database.write { writer in
            if let earlier = try AnswerStore.answer(to: key, saying: content, in: writer) { return earlier }
            let outcome = try body(writer)
            try AnswerStore.keep(outcome, for: key, saying: content, at: now, in: writer)
            return outcome
        }
        return try go(outcome)
    }

    /// Browsers say where a request comes from; what another site has sent is refused even with a key.
    static func checkOrigin(_ request: Request) throws {
        if let site = request[.secFetchSite], site != "same-origin", site != "none" { throw Refusal.foreignForm }
        guard let origin = request[.origin] else { return }
        let scheme = request.peer.isSecure ? "https" : "http"
        guard let authority = request.authority, origin == "\(scheme)://\(authority)" else { throw Refusal.foreignForm }
    }
}

extension Refusal {
    static let foreignForm = Refusal(
        .forbidden, "This form has grown too old, or comes from elsewhere. Please load the page again and retry.")
}
