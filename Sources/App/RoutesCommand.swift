internal import Base
internal import HTTP
internal import Server

/// `portico routes`: the table of everything that is answered.
enum RoutesCommand {
    static let command = Command(
        name: "routes", summary: "List every route: where it runs, who may, and which code answers."
    ) { invocation in
        Terminal.say(table(try routes(try invocation.configuration())))
        return .success
    }

    /// The routes that `portico serve` would serve, with the same checks.
    static func routes(_ configuration: Configuration) throws -> [Route] {
        let files = try StaticFiles(folder: configuration.public, dataFolder: nil, isDevelopment: true)
        let own = try Portal.routes(PartList.listed(configuration), nil, files)
        return try Router(own + (configuration.testRoutes ? TestRoutes.routes : []) + Monitor().routes).routes
    }

    static func table(_ routes: [Route]) -> String {
        let rows = routes.map { route in
            [route.methodName, route.path, route.place.rawValue, route.policy, route.name]
        }
        return Terminal.columns([["method", "path", "runs on", "who may", "handler"]] + rows.sorted { $0[1] < $1[1] })
    }
}

extension Route {
    fileprivate var methodName: String {
        if case .socket = action { "SOCKET" } else { method.rawValue }
    }
}
