internal import Base
internal import HTTP
internal import Templates

extension Site {
    /// The one place where what a handler throws becomes a page: a public half that the person sees, and a private
    /// one that goes to the log under the reference they see.
    func answering(_ request: Request, _ body: (Visitor, Audience) throws -> Response) throws -> Response {
        let visitor = try Visitor(request)
        let audience = Audience(Preferences.language(of: request), zone: .utc, now: now())
        do {
            return try body(visitor, audience)
        } catch {
            let visit = ErrorVisit(request: request, site: self, visitor: visitor, audience: audience)
            return try visit.page(for: error)
        }
    }
}
