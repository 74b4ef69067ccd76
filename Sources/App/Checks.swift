internal import Base
internal import Database
internal import Glibc
internal import HTTP
internal import Server

/// Everything that `portico doctor` looks at, in this order.
enum Checks {
    static let all: [Check] = [
        Check(name: "data folder", look: dataFolder),
        Check(name: "disk", look: disk),
        Check(name: "database", look: DataChecks.database),
        Check(name: "data", look: DataChecks.quick),
        Check(name: "backup", look: DataChecks.backup),
        Check(name: "proof", look: DataChecks.proof),
        Check(name: "mail", look: MailChecks.mail),
        Check(name: "links", look: MailChecks.links),
        Check(name: "public folder", look: publicFolder),
        Check(name: "templates", look: templates),
        Check(name: "routes", look: routes),
        Check(name: "address", look: address),
        Check(name: "proxies", look: DataChecks.proxies),
        Check(name: "certificate", look: CertificateCheck.look),
        Check(name: "open files", look: openFiles),
    ]

    @Sendable private static func dataFolder(_ configuration: Configuration) -> Finding {
        let path = configuration.data
        guard let mode = FileMode.of(path) else {
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            let folder = path.hasPrefix("/") ? "/" + parent : parent.isEmpty ? "." : parent
            return unsafe access(folder, W_OK | X_OK) == 0
                ? .ok("\(path) is made at the first start")
                : .failure("\(path) is not there and cannot be made", cure: "make it, and give it to this user")
        }
        guard mode.isFolder else { return .failure("\(path) is no folder", cure: "choose another with --data") }
        guard unsafe access(path, R_OK | W_OK | X_OK) == 0 else {
            return .failure("\(path) cannot be written", cure: "chown -R $(id -un) \(path)")
        }
        guard !mode.isOpenToOthers else {
            return .warning("others on this machine can look into \(path)", cure: "chmod 700 \(path)")
        }
        return .ok("\(path) is there, for this user only")
    }

    @Sendable private static func disk(_ configuration: Configuration) -> Finding {
        guard let free = freeMegabytes(configuration.data) ?? freeMegabytes(".") else {
            return .warning("the free space is not known", cure: "df \(configuration.data)")
        }
        let text = "\(free) MB free for \(configuration.data)"
        if free < 100 { return .failure(text, cure: "make room: below this, saving fails soon") }
        return free < 1024 ? .warning(text, cure: "make room before it is needed") : .ok(text)
    }

    private static func freeMegabytes(_ path: String) -> Int? { Disk.free(path).map { $0 / 1_048_576 } }

    @Sendable private static func publicFolder(_ configuration: Configuration) -> Finding {
        do {
            _ = try StaticFiles(folder: configuration.public, dataFolder: nil, isDevelopment: true)
            return .ok("\(configuration.public) can be read")
        } catch {
            return .failure("\(error)", cure: "name the folder that came with the program: --public")
        }
    }

    @Sendable private static func templates(_ configuration: Configuration) -> Finding {
        do {
            let files = try StaticFiles(folder: configuration.public, dataFolder: nil, isDevelopment: true)
            _ = try Portal.templates(configuration, files, PartList.listed(configuration))
            return .ok("\(configuration.templates): every name, type and text is there")
        } catch {
            return .failure("\(error)", cure: "name the folder that came with the program: --templates")
        }
    }

    @Sendable private static func routes(_ configuration: Configuration) -> Finding {
        do {
            return .ok("\(try RoutesCommand.routes(configuration).count) routes, each with an answer of its own")
        } catch {
            return .failure("\(error)", cure: "this is a fault of the program")
        }
    }

    @Sendable private static func address(_ configuration: Configuration) -> Finding {
        let place = "\(configuration.host) port \(configuration.port)"
        do {
            let ports = [configuration.port, configuration.httpRedirectPort].filter { $0 != 0 }
            for port in ports {
                try ListeningSockets.checkFree(host: configuration.host, port: UInt16(port))
            }
        } catch let error as SystemError where error.code == EADDRINUSE {
            return .warning("\(error)", cure: "fine while Portico runs; else choose another with --port")
        } catch let error as SystemError where error.code == EACCES {
            return .failure("\(error)", cure: "ports below 1024 want a socket unit, or CAP_NET_BIND_SERVICE")
        } catch {
            return .failure("\(error)", cure: "--host wants a name or an address of this machine, or *")
        }
        guard configuration.tlsCert != nil || configuration.isOnLoopback || !configuration.trustedProxies.isEmpty else {
            return .warning(
                "\(place) speaks plain HTTP to everybody", cure: "set --tls-cert, or --trusted-proxies behind a proxy")
        }
        return .ok("\(place) is free")
    }

    @Sendable private static func openFiles(_ configuration: Configuration) -> Finding {
        let hard = DescriptorLimit.current.hard
        guard configuration.openFiles <= hard else {
            return .failure(
                "open-files is \(configuration.openFiles), and the system allows \(hard)",
                cure: "raise LimitNOFILE= of the unit, or ulimit -Hn")
        }
        let allowed = configuration.openFiles == 0 ? hard : configuration.openFiles
        // A connection is one; files that are sent, the database and the log share the rest.
        let wanted = configuration.connections + 256
        guard allowed >= wanted else {
            return .warning(
                "\(allowed) are allowed, and \(configuration.connections) connections want \(wanted)",
                cure: "raise LimitNOFILE= of the unit, or lower --connections")
        }
        return .ok("\(allowed) are allowed")
    }
}
