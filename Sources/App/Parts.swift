internal import Base
internal import HTTP

/// The composition root: which parts there are, and the routes that they make together.
enum Parts {
    static func routes(_ configuration: Configuration) -> [Route] {
        WelcomePage.routes
    }
}
