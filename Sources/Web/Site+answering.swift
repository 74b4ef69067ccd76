internal import Base
internal import Database
internal import HTTP
internal import Templates

extension Site {
    /// The one place where what a handler throws becomes a page: a public half that the person sees, and a private
    /// one that goes to the log under the reference they see.
    ///
    /// `reader` is the one that the handler reads with, where it is a page.
    func answering(
        _ request: Request, _ reader: Reader?, _ body: (Arrival) throws -> Response
    ) throws -> Response {
        let arrival = try Arrival(request, self)
        var response: Response
        do {
            arrival.signIn(try reader.map { try session(arrival, $0) } ?? database.read { try session(arrival, $0) })
            response = try body(arrival)
        } catch {
            response = try ErrorVisit(arrival: arrival, reader: reader).answer(to: error)
        }
        response.fields.add(SecurityHeaders.forAll(isSecure: request.peer.isSecure))
        return response
    }

    /// A visit whose answer is no page: what it throws says why in one line.
    func admitting(_ request: Request, _ reader: Reader, _ policy: Policy) throws -> Context {
        try Submission.checkOrigin(request)
        let arrival = try Arrival(request, self)
        arrival.signIn(try session(arrival, reader))
        let context = Context(arrival, reader)
        do {
            try policy.admit(context)
        } catch is SignInStep {
            throw Refusal(.forbidden, "Please sign in first.")
        }
        return context
    }
}
