internal import Base
internal import HTTP
internal import Server
internal import Templates
internal import Web

/// The composition root: which parts there are, the pages that they show, and the routes that they make together.
enum Parts {
    /// Every type that a template is bound to.
    static let pages: [any TemplatePage.Type] = [
        Framed<ErrorPage>.self,
        Framed<WelcomePage>.self,
    ]

    private static let rows: [SiteRoute] = WelcomePage.routes + Preferences.routes

    /// Without a site they can be listed, but not served.
    static func routes(_ configuration: Configuration, _ files: StaticFiles, _ site: Site?) -> [Route] {
        SiteRoute.routes(rows, of: site) + files.routes + (configuration.testRoutes ? TestRoutes.routes : [])
    }
}
