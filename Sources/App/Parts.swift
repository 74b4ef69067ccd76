internal import Base
internal import HTTP
internal import Server

/// The composition root: which parts there are, and the routes that they make together.
enum Parts {
    static func routes(_ configuration: Configuration, _ files: StaticFiles) -> [Route] {
        WelcomePage.routes(stylesheet: files.address(of: "css/portico.css") ?? "")
            + files.routes
            + (configuration.testRoutes ? TestRoutes.routes : [])
    }
}
