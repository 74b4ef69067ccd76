/// A request that gets a clear "no": the status, and a sentence for the person who sent it.
package struct Refusal: Error, Equatable {
    package let status: Status
    package let message: String

    package init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }

    package static func badRequest(_ message: String) -> Refusal {
        Refusal(.badRequest, message)
    }
}
