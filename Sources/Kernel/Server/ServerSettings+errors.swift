internal import Base
internal import HTTP

extension ServerSettings {
    /// The answer to what a handler has thrown: a refusal in its own words, anything else as a failure of ours,
    /// whose cause goes to the log under the number that the person sees.
    func answer(to error: any Error, _ request: Request) -> Response {
        if let refusal = error as? Refusal { return answer(refusing: refusal, request) }
        Log.error("a handler failed", ["request": "\(request.reference)", "cause": "\(error)"])
        var message = "Something went wrong on our side. The reference is \(request.reference)."
        if showsCauses { message += "\n\n\(error)" }
        return answer(refusing: Refusal(.internalServerError, message), request)
    }

    func answer(refusing refusal: Refusal, _ request: Request?) -> Response {
        var response = errorPage(refusal, request)
        response.fields.add(refusal.fields)
        return response
    }
}
