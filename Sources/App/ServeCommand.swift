internal import Base
internal import Database
internal import Glibc
internal import HTTP
internal import Identity
internal import Server
internal import Web

/// `portico serve`: the server itself.
enum ServeCommand {
    static let command = Command(
        name: "serve", summary: "Serve the portal.",
        details: """
            Signals: SIGTERM and SIGINT finish what is in flight and end; a second one ends at once. SIGHUP reads the
            certificate and the options anew. SIGUSR2 upgrades to the program that was put in the place of this one.
            """,
        isServing: true
    ) { invocation in
        let start = Clock.monotonic
        if let supervisor = try Supervisor.resumed(CommandLine.arguments, handing: [Portal.lockVariable]) {
            Log.level = (try? invocation.configuration())?.logLevel ?? .info
            return supervisor.run()
        }
        var inheritance = try InheritedState.fromEnvironment()
        let heldLock = Environment.take(Portal.lockVariable).flatMap { Int32($0) }
        let configuration = try invocation.configuration()
        Log.level = configuration.logLevel
        if inheritance == nil, configuration.supervisor {
            let lock = try DataLock(DataFolder(configuration.data))
            return try Supervisor(
                listen(configuration), CommandLine.arguments, handing: [Portal.lockVariable: lock.descriptor],
                stopTimeout: configuration.stopTimeout
            ).run()
        }
        return try serve(invocation, configuration, inheritance.take(), heldLock, since: start)
    }

    private static func serve(
        _ invocation: Invocation, _ configuration: Configuration, _ inheritance: consuming InheritedState?,
        _ heldLock: Int32?,
        since start: Int64
    ) throws -> ExitCode {
        Heaps.bound()
        let signals = try SignalQueue(Server.signals)
        let readiness = inheritance?.readiness ?? ServiceManager.fromEnvironment().map(Readiness.manager) ?? .nobody
        try DescriptorLimit.raise(to: configuration.openFiles)
        let portal = try Portal(configuration, lock: heldLock)
        defer { portal.close() }
        let isSupervised = inheritance != nil
        let scoreboard = try inheritance?.scoreboard ?? Scoreboard()
        var sockets = try inheritance?.sockets ?? listen(configuration)
        inheritance = nil
        let port = sockets.port
        let loops = loopCount(configuration)
        let server = try Server(
            routes: portal.routes + (configuration.testRoutes ? TestRoutes.routes : []),
            settings: settings(configuration, port, portal),
            listeners: (0..<loops).map {
                sockets.listeners(ofLoop: $0, outOf: loops, main: configuration.tlsCert == nil ? .plain : .tls)
            },
            tls: try tls(configuration), accessLog: AccessLogTarget(configuration.accessLog),
            scoreboard: scoreboard,
            monitor: Monitor(token: configuration.metricsToken, checks: [portal.complaint]) {
                [site = portal.site] in
                Gauges.all(site.database, site.parts, configuration.backupFolder, disk: configuration.data, at: .now)
            })
        // The loops alone hold them, so that they close when a stop has taken the last connection in.
        sockets = ListeningSockets()
        try portal.start()
        try server.start()
        readiness.report()
        _ = server.later { portal.files.compress() }
        Log.info(
            "ready in \((Clock.monotonic - start) / 1_000_000) ms at \(address(configuration, port))")
        try offerSetup(portal, at: configuration.publicAddress ?? address(configuration, port))
        if portal.isDemo { Terminal.say(DemoSignIn.list) }
        var current = configuration
        return server.run(
            until: signals, isSupervised: isSupervised,
            reload: {
                readiness.reportReloading()
                current = reload(server, from: current, invocation, port, portal)
                readiness.report()
            },
            stopping: readiness.reportStopping)
    }

    /// While there is no admin, the terminal shows a link for creating the first one. The link is shown nowhere else.
    private static func offerSetup(_ portal: Portal, at address: String) throws {
        let link = try portal.database.write { try SignInLink.forFirstAdmin(at: .now, in: $0) }
        guard let link else { return }
        Terminal.say("There is no admin yet. Make the first one here, within a day: \(address)\(link.path)")
    }

    private static func loopCount(_ configuration: Configuration) -> Int {
        configuration.loops > 0 ? configuration.loops : min(64, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    /// Those of a service manager, else new ones.
    private static func listen(_ configuration: Configuration) throws -> ListeningSockets {
        if let given = try ListeningSockets.fromServiceManager() { return given }
        let loops = loopCount(configuration)
        var sockets = ListeningSockets()
        try sockets.open(.main, host: configuration.host, port: UInt16(configuration.port), loops: loops)
        if configuration.httpRedirectPort != 0 {
            let port = UInt16(configuration.httpRedirectPort)
            try sockets.open(.redirect, host: configuration.host, port: port, loops: loops)
        }
        return sockets
    }

    /// Takes over what can change while the server runs, and names what cannot. A mistake changes nothing.
    private static func reload(
        _ server: Server, from former: Configuration, _ invocation: Invocation, _ port: UInt16?, _ portal: Portal
    ) -> Configuration {
        do {
            let configuration = try invocation.configuration()
            guard (configuration.tlsCert == nil) == (former.tlsCert == nil) else {
                throw ConfigurationError(problems: ["TLS is turned on or off by a restart"], isUsage: false)
            }
            server.reload(settings(configuration, port, portal), tls: try tls(configuration))
            Log.level = configuration.logLevel
            let fixed = configuration.differences(from: former).filter { !$0.isReloadable }.map(\.name)
            if !fixed.isEmpty {
                Log.warning("changed options that need a restart", ["options": "\(fixed.joined(separator: ", "))"])
            }
            Log.info("reloaded")
            return configuration
        } catch {
            Log.error("not reloaded: what was before stays", ["cause": "\(error)"])
            return former
        }
    }

    private static func settings(
        _ configuration: Configuration, _ port: UInt16?, _ portal: Portal
    ) -> ServerSettings {
        var settings = ServerSettings(configuration, httpsPort: port ?? 443)
        settings.forgottenProxy = { [watch = portal.proxyWatch] in watch.note($0) }
        settings.errorPage = { [site = portal.site] in site.errorPage($0, $1) }
        return settings
    }

    private static func tls(_ configuration: Configuration) throws -> TLSContext? {
        guard let certificate = configuration.tlsCert, let key = configuration.tlsKey else { return nil }
        return try TLSContext(certificate: certificate, key: key)
    }

    private static func address(_ configuration: Configuration, _ port: UInt16?) -> String {
        let scheme = configuration.tlsCert == nil ? "http" : "https"
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        return "\(scheme)://\(host == "*" ? "localhost" : host):\(port ?? 0)"
    }
}
