internal import Base
package import HTTP
package import Templates

/// A request that has come in: who it is from, and how they want to be answered.
package final class RequestContext {
    package let request: Request
    package let site: Site
    package let visitor: Visitor
    private(set) var session: Session?
    package private(set) var audience: Audience
    /// Taken before anything is read.
    let livePosition: String

    init(_ request: Request, _ site: Site) throws {
        self.request = request
        self.site = site
        livePosition = site.live.position
        visitor = try Visitor(request)
        audience = Audience(Preferences.language(of: request), zone: .utc, now: site.now())
    }

    /// The account's settings override those of the browser.
    func signIn(_ session: Session?) {
        guard let session else { return }
        self.session = session
        let reader = session.admin ?? session.user
        audience = Audience(reader.language, zone: reader.zone, now: audience.now)
    }
}
