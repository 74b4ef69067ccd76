internal import Base
internal import Mail

/// Every option there is. Adding one is adding a row: flags, environment, file, help, `portico config` and the README
/// follow, and `configuration.port` is an `Int` or does not compile.
struct OptionTable: Sendable {
    let host = Option<String>(
        "host", .text, "127.0.0.1", .address,
        "The name or address to listen on; `*` takes all, IPv4 and IPv6.")
    let port = Option<Int>(
        "port", .integer(0...65_535), 8080, .address,
        "The port to listen on; 0 takes a free one.")
    let httpRedirectPort = Option<Int>(
        "http-redirect-port", .integer(0...65_535), 0, .address,
        "With TLS, a second port whose plain requests are sent on to HTTPS, at `public-address` if given; 0 opens none."
    )
    let publicAddress = Option<String?>(
        "public-address", .optionalOrigin, nil, .address,
        "Where people find the portal, such as `https://portal.example.com`: what links in mails begin with.")

    let config = Option<String?>(
        "config", .optionalPath, nil, .files,
        "A file of `name = value` lines with `#` comments.")
    let data = Option<String>(
        "data", .path, "./data", .files,
        "The folder that holds all that Portico keeps.")
    let `public` = Option<String>(
        "public", .path, "./Public", .files,
        "The folder of styles, scripts and pictures.")
    let templates = Option<String>(
        "templates", .path, "./Templates", .files,
        "The folder of page templates and translations.")
    let migrations = Option<String>(
        "migrations", .path, "./migrations", .files,
        "The folder of SQL files that bring the database up to date.")
    let masterKey = Option<Bytes?>(
        "master-key", .optionalKey, nil, .files, isSecret: true,
        "The key that secrets are sealed with, 32 bytes; without it, the data folder keeps one.")

    let tlsCert = Option<String?>(
        "tls-cert", .optionalPath, nil, .tls, isReloadable: true,
        "The certificate with its chain, in PEM; with it the port speaks HTTPS.")
    let tlsKey = Option<String?>(
        "tls-key", .optionalPath, nil, .tls, isReloadable: true,
        "The key of the certificate, in PEM.")
    let hstsSubdomains = Option<Bool>(
        "hsts-subdomains", .toggle, false, .tls, isReloadable: true,
        "Browsers are told to use nothing but HTTPS for a year (HSTS); with this, for all subdomains too.")
    let trustedProxies = Option<[AddressRange]>(
        "trusted-proxies", .addresses, [], .tls, isReloadable: true,
        "Proxies whose `Forwarded` and `X-Forwarded-*` fields are believed.")

    let headerLimit = Option<Int>(
        "header-limit", .size(1 << 10...1 << 20), 16 << 10, .limits, isReloadable: true,
        "The largest request head.")
    let headerFields = Option<Int>(
        "header-fields", .integer(10...250), 100, .limits, isReloadable: true,
        "The most fields in a request head.")
    let targetLimit = Option<Int>(
        "target-limit", .size(256...1 << 20), 8 << 10, .limits, isReloadable: true,
        "The longest address of a request.")
    let bodyLimit = Option<Int>(
        "body-limit", .size(1 << 10...1 << 40), 100 << 20, .limits, isReloadable: true,
        "The largest upload; a page may allow less.")
    let spoolThreshold = Option<Int>(
        "spool-threshold", .size(0...1 << 30), 1 << 20, .limits, isReloadable: true,
        "A request body over this waits in a file instead of in memory.")
    let uploadSpace = Option<Int>(
        "upload-space", .size(1 << 20...1 << 50), 4 << 30, .limits, isReloadable: true,
        "The most that uploads under way may take up together; further ones are told to come back.")
    let uploadSpacePerAddress = Option<Int>(
        "upload-space-per-address", .size(1 << 20...1 << 50), 1 << 30, .limits, isReloadable: true,
        "The most that uploads under way from one address may take up; loopback has no such limit.")
    let connections = Option<Int>(
        "connections", .integer(1...1_000_000), 20_000, .limits, isReloadable: true,
        "The most connections at a time.")
    let connectionsPerAddress = Option<Int>(
        "connections-per-address", .integer(1...1_000_000), 1_000, .limits, isReloadable: true,
        "The most connections from one address; loopback and trusted proxies have no such limit.")
    let requestsPerPerson = Option<Int>(
        "requests-per-person", .integer(0...1_000_000), 1_200, .limits,
        "The most that one person who is signed in may ask for in a minute; 0 is no limit, and demo data have none.")
    let openFiles = Option<Int>(
        "open-files", .integer(0...10_000_000), 0, .limits,
        "The most files and connections to hold open; 0 means all that the system allows.")

    let headTimeout = Option<Duration>(
        "head-timeout", .duration, .seconds(10), .deadlines, isReloadable: true,
        "For a whole request head, however it drips.")
    let bodyRate = Option<Int>(
        "body-rate", .size(0...1 << 30), 1 << 10, .deadlines, isReloadable: true,
        "The slowest request body that is waited for, in bytes a second.")
    let idleTimeout = Option<Duration>(
        "idle-timeout", .duration, .seconds(60), .deadlines, isReloadable: true,
        "Between two requests of a connection, and between two pieces of a body.")
    let writeTimeout = Option<Duration>(
        "write-timeout", .duration, .seconds(30), .deadlines, isReloadable: true,
        "For a reader who takes no byte of an answer.")
    let stopTimeout = Option<Duration>(
        "stop-timeout", .duration, .seconds(30), .deadlines, isReloadable: true,
        "For what is in flight when the server is told to stop.")

    let loops = Option<Int>(
        "loops", .integer(0...64), 0, .threads,
        "Threads that serve connections; 0 means one for each core.")
    let workers = Option<Int>(
        "workers", .integer(1...256), 64, .threads,
        "Threads for writes and for whatever takes its time: so many writes share a sync of the disk.")
    let workerQueue = Option<Int>(
        "worker-queue", .integer(1...1_000_000), 1024, .threads,
        "The most requests that wait for a worker; more are told to come back.")

    let websocketMessage = Option<Int>(
        "websocket-message", .size(1 << 10...1 << 30), 1 << 20, .sockets, isReloadable: true,
        "The largest message that is taken.")
    let websocketBuffer = Option<Int>(
        "websocket-buffer", .size(1 << 10...1 << 30), 256 << 10, .sockets, isReloadable: true,
        "What a slow reader may be owed before the socket is cut.")
    let websocketPing = Option<Duration>(
        "websocket-ping", .duration, .seconds(30), .sockets, isReloadable: true,
        "How often a quiet socket is asked whether it still lives.")

    let passwordMemory = Option<Int>(
        "password-memory", .size(19 << 20...1 << 30), 19 << 20, .passwords,
        "What it takes to hash a password, and so to guess one.")
    let passwordPasses = Option<Int>(
        "password-passes", .integer(2...100), 2, .passwords,
        "How often that memory is gone through.")
    let passwordHashers = Option<Int>(
        "password-hashers", .integer(1...64), 2, .passwords,
        "The most passwords that are hashed at a time; each takes that memory, and others wait.")

    let smtpHost = Option<String?>(
        "smtp-host", .optionalHost, nil, .mail,
        "The mail server; without one, mails are written into the folder `outbox` of the data folder.")
    let smtpPort = Option<Int>(
        "smtp-port", .integer(0...65_535), 0, .mail,
        "The port of the mail server; 0 means the usual one: 587, 465 for `tls`, 25 for `optional`.")
    let smtpSecurity = Option<SMTPSecurity>(
        "smtp-security", .choice(), .starttls, .mail,
        "`starttls` and `tls` insist on a good certificate; `optional` is for a relay close by.")
    let smtpUser = Option<String?>(
        "smtp-user", .optionalText, nil, .mail,
        "The name to log in to the mail server with; without one there is no login.")
    let smtpPassword = Option<String?>(
        "smtp-password", .optionalText, nil, .mail, isSecret: true,
        "The password for it.")
    let mailFrom = Option<Mailbox?>(
        "mail-from", .optionalMailbox, nil, .mail,
        "Whom mails come from: an address, or a name with the address in angle brackets.")

    let backups = Option<String?>(
        "backups", .optionalPath, nil, .backups,
        "The folder that backups are made in; without it, `backups` in the data folder.")
    let backupAt = Option<Cron?>(
        "backup-at", .optionalTiming, Cron("15 3 * * *"), .backups,
        "When a backup is made (minute, hour, day, month, weekday, in UTC), and then proved; or `off`.")
    let backupsKept = Option<Int>(
        "backups-kept", .integer(1...10_000), 7, .backups,
        "How many backups are kept; older ones go when a new one is made.")
    let backupKey = Option<Bool>(
        "backup-key", .toggle, true, .backups,
        "Put `master.key` into backups; without it, keep the key elsewhere: a restore needs it.")

    let accessLog = Option<String>(
        "access-log", .path, "-", .operation,
        "Where a JSON line for each request goes: a file, `-` for standard output, or `off`.")
    let logLevel = Option<Log.Level>(
        "log-level", .choice(), .info, .operation, isReloadable: true,
        "What the log leaves out: all below this level.")
    let metricsToken = Option<String?>(
        "metrics-token", .optionalSecret, nil, .operation, isSecret: true,
        "The bearer token that opens `/metrics`; without one it answers this machine only.")
    let supervisor = Option<Bool>(
        "supervisor", .toggle, true, .operation,
        "Run under a small parent that restarts a server that died and replaces it without a refused connection.")

    let development = Option<Bool>(
        "development", .toggle, false, .development,
        "Changed templates are picked up at once, and errors are shown in full.")
    let testRoutes = Option<Bool>(
        "test-routes", .toggle, false, .development,
        "Answer below `/test/`, for suites that test the server from outside.")

    static let standard = OptionTable()

    /// The rows in the order in which they stand above.
    static let rows: [any AnyOption] = Mirror(reflecting: standard).children.compactMap {
        $0.value as? any AnyOption
    }
}
