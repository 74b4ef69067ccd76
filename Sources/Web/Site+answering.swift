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
        _ request: Request, _ reader: Reader?, _ route: String, _ body: (RequestContext) throws -> Response
    ) throws -> Response {
        let requestContext = try RequestContext(request, self)
        var response: Response
        do {
            requestContext.signIn(
                try reader.map { try accounts.session(requestContext, $0) }
                    ?? database.read { try accounts.session(requestContext, $0) })
            try checkAllowance(requestContext)
            response = try body(requestContext)
        } catch {
            refusals.note(error, requestContext, route)
            response = try ErrorVisit(requestContext: requestContext, reader: reader).answer(to: error)
        }
        response.fields.add(SecurityHeaders.forAll)
        return response
    }

    /// Asked before a body that is not small is taken in: it is for people who are signed in and whom the policy admits.
    /// nil for them, else the answer that they get.
    func admission(_ request: Request, _ policy: Policy, _ route: String) throws -> Response? {
        var isAdmitted = false
        let answer = try reading(request) { reader in
            try answering(request, reader, route) { requestContext in
                try policy.admit(Context(requestContext, reader))
                guard requestContext.session != nil else { throw Refusal(.contentTooLarge, "That is too long.") }
                isAdmitted = true
                return Response(.noContent)
            }
        }
        return isAdmitted ? nil : answer
    }

    /// A visit whose answer is no page: what it throws says why in one line.
    func admitting(_ request: Request, _ reader: Reader, _ policy: Policy, _ route: String) throws -> Context {
        let requestContext = try RequestContext(request, self)
        requestContext.signIn(try accounts.session(requestContext, reader))
        do {
            try Submission.checkOrigin(request)
            try checkAllowance(requestContext)
            let context = Context(requestContext, reader)
            try policy.admit(context)
            return context
        } catch is SignInStep {
            throw Refusal(.forbidden, "Please sign in first.")
        } catch {
            refusals.note(error, requestContext, route)
            throw error
        }
    }

    /// Makes clients wait that send more requests than a person could.
    private func checkAllowance(_ requestContext: RequestContext) throws {
        guard let allowances, let session = requestContext.session,
            let wait = allowances.take((session.admin ?? session.user).id.text, at: requestContext.audience.now)
        else { return }
        var fields = Fields()
        fields.add("Retry-After", (wait.milliseconds + 999) / 1000)
        throw Refusal(.tooManyRequests, "That was too often. Please wait a moment.", fields)
    }
}
