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
        var arrival = try Arrival(request, self)
        do {
            arrival.signIn(try reader.map { try session(arrival, $0) } ?? database.read { try session(arrival, $0) })
            return try body(arrival)
        } catch {
            return try ErrorVisit(arrival: arrival, reader: reader).answer(to: error)
        }
    }
}
