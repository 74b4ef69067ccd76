internal import Base
internal import Glibc
internal import HTTP
internal import Synchronization

/// An event loop: a thread with its own listeners, connections and clock. Only that thread uses its state, except for
/// `mailbox`, through which other threads talk to it.
@safe final class Loop: @unchecked Sendable {
    let number: Int
    let epoll: Epoll
    let router: Router
    /// `GET /leads/:id`, by route.
    let titles: [Bytes]
    let shared: SharedState
    let metrics: LoopMetrics
    let accessLog: AccessLog.Buffer?
    let board: Scoreboard.Slot
    var settings: ServerSettings
    var tls: TLSContext?

    /// Nanoseconds, read once a turn: for deadlines and the start of requests.
    var now: Int64
    /// The `Date` line of this second.
    private(set) var dateLine = Bytes()
    /// The same for answers over HTTPS, with what they all say.
    private(set) var secureLines = Bytes()
    private var dateSecond: Int64 = 0

    /// A shared buffer for reading and writing, so that idle connections need none.
    static let scratchSize = 64 << 10
    let scratch: UnsafeMutableBufferPointer<UInt8>
    let fileBuffer: UnsafeMutableRawBufferPointer
    var out = Bytes()
    let compressor = PageCompressor()

    /// By descriptor.
    var connections: [Connection?] = []
    var deadlines: [Int64] = []
    var connectionCount = 0
    private var nextSweep: Int64 = 0
    private var spareRequests: [Request] = []
    private var serial: UInt32 = 0
    private var requestNumber: UInt64
    private var continued: [Connection] = []
    var listeners: [Listener]
    var restsUntil: Int64 = 0
    /// The sockets of each group, by descriptor.
    var groups: [ObjectIdentifier: [Int32: Connection]] = [:]

    let waker: LoopWaker
    private let mailbox = Guarded<[Message]>([])
    var stopsAt: Int64?

    static let sweepInterval: Int64 = 500_000_000

    init(
        _ number: Int, router: Router, settings: ServerSettings, tls: TLSContext?, listeners: [Listener],
        shared: SharedState
    ) throws {
        self.number = number
        self.router = router
        titles = router.routes.map { Bytes("\($0.method.rawValue) \($0.path)".utf8) }
        self.settings = settings
        self.listeners = listeners
        self.shared = shared
        self.tls = tls
        metrics = LoopMetrics(routes: router.routes.count)
        accessLog = shared.accessLog?.buffer()
        board = shared.scoreboard.slot("loop \(number)")
        epoll = try Epoll()
        waker = try LoopWaker()
        unsafe scratch = .allocate(capacity: Loop.scratchSize)
        unsafe fileBuffer = .allocate(byteCount: Loop.scratchSize, alignment: 16)
        now = Clock.monotonic
        requestNumber = UInt64.random(in: .min ... .max)
        out.reserveCapacity(64 << 10)
        try epoll.add(waker.descriptor, Epoll.read, data: Loop.doorbellData)
        try listen()
    }

    deinit {
        unsafe scratch.deallocate()
        unsafe fileBuffer.deallocate()
    }

    /// Until it has been told to stop and nothing is left.
    func run() {
        while true {
            let count = epoll.wait(milliseconds: patience)
            tick()
            for index in 0..<count {
                handle(epoll[index])
            }
            resumeContinued()
            if now >= nextSweep { sweep() }
            if stopsAt != nil, connectionCount == 0 { break }
        }
        accessLog?.flush()
    }

    /// The timeout of the next wait: none with work left, the next sweep if there is anything to watch, else infinite.
    private var patience: Int32 {
        if !continued.isEmpty { return 0 }
        guard connectionCount > 0 || restsUntil > 0 || accessLog?.isEmpty == false else { return -1 }
        return Int32(clamping: max(0, (nextSweep - now) / 1_000_000 + 1))
    }

    private func tick() {
        now = Clock.monotonic
        let second = Clock.now / 1000
        guard second != dateSecond else { return }
        dateSecond = second
        dateLine.removeAll(keepingCapacity: true)
        dateLine.append("Date: ")
        dateLine.append(httpDate: second)
        dateLine.append("\r\n")
        secureLines = dateLine
        secureLines.append("Strict-Transport-Security: max-age=31536000")
        secureLines.append(settings.securesSubdomains ? "; includeSubDomains\r\n" : "\r\n")
    }

    private static let doorbellData = UInt64.max
    static let listenerData = UInt64(1) << 63

    private func handle(_ event: Epoll.Event) {
        if event.data == Loop.doorbellData {
            waker.answer()
            return readMail()
        }
        if event.data & Loop.listenerData != 0 {
            accept(from: Int(event.data & ~Loop.listenerData))
            return
        }
        let key = ConnectionKey(data: event.data)
        guard let connection = connection(key) else { return }
        if event.isBroken { return connection.broken() }
        if event.isWritable { connection.writable() }
        if event.isReadable, connection.phase != .closed { connection.readable() }
    }

    func connection(_ key: ConnectionKey) -> Connection? {
        let place = Int(key.descriptor)
        guard place < connections.count, let connection = connections[place], connection.key == key else { return nil }
        return connection
    }

    /// Goes on with this connection before the next wait, after the others had their turn.
    func again(_ connection: Connection) {
        guard !connection.hasTurnComing else { return }
        connection.hasTurnComing = true
        continued.append(connection)
    }

    private func resumeContinued() {
        guard !continued.isEmpty else { return }
        var turn: [Connection] = []
        swap(&turn, &continued)
        for connection in turn {
            connection.resume()
        }
    }

    private func sweep() {
        nextSweep = now + Loop.sweepInterval
        accessLog?.flush()
        let present = now / 1_000_000
        for place in deadlines.indices where deadlines[place] != 0 && deadlines[place] <= present {
            deadlines[place] = 0
            connections[place]?.expired()
        }
        if restsUntil != 0, now >= restsUntil { listenAgain() }
        if let stopsAt, now >= stopsAt {
            for connection in connections { connection?.close() }
        }
    }

    func adopt(_ descriptor: Int32, _ make: (ConnectionKey) -> Connection?) {
        let place = Int(descriptor)
        while connections.count <= place {
            connections.append(nil)
            deadlines.append(0)
        }
        // The high bit tells listeners apart.
        serial = (serial &+ 1) & 0x7FFF_FFFF
        guard let connection = make(ConnectionKey(descriptor: descriptor, serial: serial)) else { return }
        connections[place] = connection
        connectionCount += 1
    }

    func forget(_ connection: Connection) {
        let place = Int(connection.transport.descriptor)
        connections[place] = nil
        deadlines[place] = 0
        connectionCount -= 1
        shared.connections.subtract(1, ordering: .relaxed)
        metrics.connectionClosed()
    }

    func takeRequest() -> Request {
        spareRequests.popLast() ?? Request()
    }

    /// Keeps the request for reuse, unless it is still referenced.
    func giveBack(_ request: inout Request?) {
        defer { request = nil }
        guard isKnownUniquelyReferenced(&request), let request, spareRequests.count < 64 else { return }
        request.reset()
        spareRequests.append(request)
    }

    func nextRequestID() -> UInt64 {
        // An odd step visits every number once: no two alike, none to be guessed by counting.
        requestNumber &+= 0x9E37_79B9_7F4A_7C15
        return requestNumber
    }
}

extension Loop {
    enum Message: Sendable {
        case answer(ConnectionKey, Response)
        case piece(ConnectionKey, Result<Bytes?, any Error>)
        case broadcast(SocketGroup, Bytes)
        case close(SocketGroup, UInt16)
        case settings(ServerSettings, TLSContext?)
        case stop
    }

    /// From any thread.
    func post(_ message: Message) {
        mailbox.withLock { $0.append(message) }
        waker.ring()
    }

    private func readMail() {
        let messages = mailbox.withLock { box in
            defer { box.removeAll(keepingCapacity: true) }
            return box
        }
        for message in messages {
            switch message {
            case .answer(let key, let response): connection(key)?.workerAnswered(response)
            case .piece(let key, let piece): connection(key)?.take(piece)
            case .broadcast(let group, let frame): broadcast(frame, to: group)
            case .close(let group, let code): end(group, code)
            case .settings(let settings, let tls):
                self.settings = settings
                self.tls = tls
            case .stop: stop()
            }
        }
    }

    private func stop() {
        stopsAt = now + Int64(settings.stopTimeout) * 1_000_000
        acceptTheLast()
        for connection in connections { connection?.drain() }
    }
}
