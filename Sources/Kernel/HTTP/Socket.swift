package import Base

/// The callbacks of a WebSocket. All three run on the connection's event loop.
package struct SocketHandler: Sendable {
    /// Refuses by throwing, before the upgrade is answered.
    package let open: @Sendable (Request, any Socket) throws -> Void
    package let receive: @Sendable (any Socket, SocketMessage) -> Void
    package let closed: @Sendable (any Socket) -> Void

    package init(
        open: @escaping @Sendable (Request, any Socket) throws -> Void,
        receive: @escaping @Sendable (any Socket, SocketMessage) -> Void,
        closed: @escaping @Sendable (any Socket) -> Void = { _ in }
    ) {
        self.open = open
        self.receive = receive
        self.closed = closed
    }
}

package enum SocketMessage: Equatable, Sendable {
    case text(String)
    case binary(Bytes)
}

/// One open WebSocket, to be used from its own event loop only; other threads go through a `SocketRoom`.
package protocol Socket: AnyObject {
    func send(_ message: SocketMessage)
    func close(_ code: UInt16)
}

/// Sockets that hear the same news, whichever loops they live on.
package protocol SocketRoom: AnyObject, Sendable {
    /// On the socket's own loop. It leaves by itself when it closes.
    func add(_ socket: any Socket)
    /// From any thread.
    func broadcast(_ message: SocketMessage)
    /// From any thread.
    func close(_ code: UInt16)
}
