package import Base
package import HTTP

/// Every limit and deadline of the server. Durations are in milliseconds, sizes in bytes.
package struct ServerSettings: Sendable {
    package var head = HeadLimits()
    /// From the first byte of a head, or from the connection, to its last byte, however it drips.
    package var headTimeout = 10_000
    /// The slowest body that is waited for, in bytes a second: after a grace of `headTimeout`, and never for longer than
    /// `idleTimeout` on what came before.
    package var bodyRate = 1 << 10
    /// Between two requests of a connection, and between two pieces of a body.
    package var idleTimeout = 60_000
    /// Without a byte of an answer being taken.
    package var writeTimeout = 30_000
    /// For what is in flight when the server is told to stop.
    package var stopTimeout = 30_000
    package var connections = 20_000
    /// From one address; loopback and trusted proxies stand for many people and are exempt.
    package var connectionsPerAddress = 1_000
    package var exemptsLoopback = true
    package var workers = 64
    package var workerQueue = 1_024
    /// Threads for routes that keep a core busy.
    package var slowWorkers = 2
    package var slowQueue = 256
    /// The largest body whatever the route allows.
    package var bodyLimit = 100 << 20
    /// What larger bodies under way may take up, in all and from one address; loopback stands for many people and has
    /// no limit of its own.
    package var bodySpace = 4 << 30
    package var bodySpacePerAddress = 1 << 30
    /// A body over this goes to a file.
    package var spoolThreshold = 1 << 20
    package var spoolFolder = "/tmp"
    package var socketMessage = 1 << 20
    /// The limit of unsent data before a slow reader is disconnected.
    package var socketBuffer = 256 << 10
    package var socketPing = 30_000
    package var trustedProxies = TrustedProxies()
    /// Hears of a peer that speaks for others without being trusted.
    package var forgottenProxy: @Sendable (IPAddress) -> Void = { _ in }
    /// Where the redirect listener sends people: `https://portal.example.com`; nil for the host that they asked for,
    /// at `httpsPort`.
    package var secureOrigin: String?
    package var httpsPort = 443
    /// What browsers are told about subdomains, too, when they are told to stay with HTTPS.
    package var securesSubdomains = false
    /// Shows the cause of failures in the answer and not only in the log.
    package var showsCauses = false
    /// Turns a refusal or a failure into the page a person sees.
    package var errorPage: @Sendable (Refusal, Request?) -> Response = { refusal, _ in
        .text(refusal.message + "\n", refusal.status)
    }

    package init() {}
}
