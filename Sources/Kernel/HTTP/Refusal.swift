/// A request that gets a clear "no": the status, and a sentence for the person who sent it.
package struct Refusal: Error, Equatable {
    package let status: Status
    package let message: String
    /// Further fields of the answer, such as `Allow` or `Upgrade`.
    package let fields: Fields

    package init(_ status: Status, _ message: String, _ fields: Fields = Fields()) {
        self.status = status
        self.message = message
        self.fields = fields
    }

    package static func badRequest(_ message: String) -> Refusal {
        Refusal(.badRequest, message)
    }
}

extension Refusal: CustomStringConvertible {
    package var description: String { "\(status.code): \(message)" }
}
