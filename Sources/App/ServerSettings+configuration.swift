internal import Base
internal import HTTP
internal import Server

extension ServerSettings {
    /// The limits and deadlines as the options say.
    init(_ configuration: Configuration, httpsPort: UInt16) {
        self.init()
        head = HeadLimits(
            target: configuration.targetLimit, head: configuration.headerLimit, fields: configuration.headerFields)
        headTimeout = configuration.headTimeout.milliseconds
        bodyLimit = configuration.bodyLimit
        bodyRate = configuration.bodyRate
        bodySpace = configuration.uploadSpace
        bodySpacePerAddress = configuration.uploadSpacePerAddress
        idleTimeout = configuration.idleTimeout.milliseconds
        writeTimeout = configuration.writeTimeout.milliseconds
        stopTimeout = configuration.stopTimeout.milliseconds
        connections = configuration.connections
        connectionsPerAddress = configuration.connectionsPerAddress
        workers = configuration.workers
        workerQueue = configuration.workerQueue
        // More of them would only wait for each other.
        slowWorkers = configuration.passwordHashers
        spoolThreshold = configuration.spoolThreshold
        spoolFolder = configuration.spoolFolder
        socketMessage = configuration.websocketMessage
        socketBuffer = configuration.websocketBuffer
        socketPing = configuration.websocketPing.milliseconds
        trustedProxies = TrustedProxies(configuration.trustedProxies)
        showsCauses = configuration.development
        self.httpsPort = Int(httpsPort)
        secureOrigin = configuration.publicAddress.flatMap { $0.hasPrefix("https:") ? $0 : nil }
        securesSubdomains = configuration.hstsSubdomains
    }
}

extension AccessLogTarget {
    init(_ text: String) {
        switch text {
        case "off": self = .off
        case "-": self = .standardOutput
        default: self = .file(text)
        }
    }
}
