internal import Base
internal import Glibc
internal import HTTP

/// One connection: a state machine that is driven by its loop and never waits.
///
///     handshake → head → body → working → sending → head …
///                                  └→ socket          └→ lingering → closed
final class Connection {
    enum Phase {
        /// TLS is being agreed on.
        case handshake
        /// Between requests, or within a head.
        case head
        case body
        /// A handler runs on a worker; input waits.
        case working
        /// An answer is on its way that the other side does not take at once; input waits.
        case sending
        case socket
        /// The last answer is out; what still comes in is thrown away, so that the answer is not lost to a reset.
        case lingering
        case closed
    }

    /// Tells a connection from a later one with the same descriptor.
    let key: ConnectionKey
    let kind: ListenerKind
    let peer: Peer
    let loop: Loop
    /// This connection's place among those of its address.
    private var seat: ConnectionsByAddress.Seat?

    var transport: Transport
    var phase = Phase.head
    var interest = Epoll.read
    /// Received, not yet consumed.
    var input = Bytes()
    var output = OutputQueue()
    var closesAfterOutput = false
    /// The other side will send nothing more; it may still read.
    var inputEnded = false
    var isBroken = false
    /// It goes on behind the others, and takes in nothing more until then.
    var hasTurnComing = false
    /// The last request was refused, so its rest may still be under way.
    var inputRefused = false

    var parser = HeadParser()
    var request: Request?
    /// The route of the current request; −1 if there is none.
    var route = -1
    var bodyReader: BodyReader?
    /// Of the present request, once its body has been let in as a larger one.
    var bodyShare: BodyLedger.Share?
    /// When the body is given up, by the loop's clock.
    var bodyIsDue: Int64 = 0
    var startedAt: Int64 = 0
    var stream: OutgoingStream?
    var socket: SocketState?

    init(
        _ key: ConnectionKey, _ transport: Transport, kind: ListenerKind, peer: Peer, seat: ConnectionsByAddress.Seat?,
        loop: Loop
    ) {
        self.key = key
        self.transport = transport
        self.kind = kind
        self.peer = peer
        self.seat = seat
        self.loop = loop
        if transport.tls != nil { phase = .handshake }
        setDeadline(loop.settings.headTimeout)
    }

    /// The moment at which the sweep will look at this connection; 0 for never.
    func setDeadline(_ milliseconds: Int) {
        loop.deadlines[Int(transport.descriptor)] = milliseconds == 0 ? 0 : loop.now / 1_000_000 + Int64(milliseconds)
    }

    func setInterest(_ wanted: UInt32) {
        guard wanted != interest else { return }
        interest = wanted
        loop.epoll.modify(transport.descriptor, wanted, data: key.data)
    }

    func close() {
        guard phase != .closed else { return }
        let wasSocket = phase == .socket
        phase = .closed
        transport.tls?.sayGoodbye()
        if wasSocket { socketClosed() }
        loop.forget(self)
        transport.tls = nil
        // Immediately, and not once the last owner of this socket releases it.
        seat = nil
        Glibc.close(transport.descriptor)
    }

    /// Ends after an answer while input may still be under way: a plain close would reset the connection,
    /// and the reset could overtake the answer.
    func linger() {
        guard !inputEnded else { return close() }
        transport.tls?.sayGoodbye()
        // Discarded data needs no decryption.
        transport.tls = nil
        shutdown(transport.descriptor, Int32(SHUT_WR))
        phase = .lingering
        input = []
        setInterest(Epoll.read)
        setDeadline(2_000)
    }

    /// Called by the sweep after the deadline.
    func expired() {
        switch phase {
        case .head:
            guard request != nil else { return close() }
            refuse(Refusal(.requestTimeout, "The request took too long to arrive."))
        case .body: refuse(Refusal(.requestTimeout, "The request took too long to arrive."))
        case .socket: socketIdle()
        case .working: break
        case .handshake, .sending, .lingering, .closed: close()
        }
    }

    /// Stops: requests in progress are finished. An idle connection may have a request on its way that no one else
    /// would answer, so it gets a moment; the answer says that it is the last.
    func drain() {
        guard phase != .socket else { return closeSocket(1001) }
        closesAfterOutput = true
        // A request may have come in since the last look.
        if phase == .head { readable() }
        let isIdle = phase == .head && request == nil && input.isEmpty
        if isIdle || phase == .handshake { setDeadline(startedAt == 0 ? 1_000 : 500) }
    }

    /// The connection is lost in both directions.
    func broken() {
        guard phase == .working else { return close() }
        // The worker cannot be called back. Listening on would wake the loop without end.
        inputEnded = true
        isBroken = true
        loop.epoll.remove(transport.descriptor)
    }

    /// Goes on where the last turn of the loop stopped.
    func resume() {
        hasTurnComing = false
        switch phase {
        case .sending:
            pushOutput()
            outputMoved()
        case .head, .body, .socket:
            consumeInput()
            flush()
            // TLS may hold bytes that the descriptor does not show.
            if transport.tls != nil { readable() }
        case .handshake, .working, .lingering, .closed: break
        }
    }
}

/// A descriptor and a number that no other connection of this loop ever has.
struct ConnectionKey: Equatable, Sendable {
    let descriptor: Int32
    let serial: UInt32

    var data: UInt64 { UInt64(serial) << 32 | UInt64(UInt32(bitPattern: descriptor)) }

    init(descriptor: Int32, serial: UInt32) {
        self.descriptor = descriptor
        self.serial = serial
    }

    init(data: UInt64) {
        descriptor = Int32(bitPattern: UInt32(truncatingIfNeeded: data))
        serial = UInt32(truncatingIfNeeded: data >> 32)
    }
}

/// The protocol of a listening socket.
package enum ListenerKind: String, Sendable {
    case plain
    case tls
    /// Plain HTTP that redirects to HTTPS.
    case redirect
}
