internal import Base
package import HTTP

/// Sockets that hear the same news, whichever loops they live on.
package final class SocketGroup: SocketRoom {
    private let loops = Guarded<[Loop]>([])

    package init() {}

    /// Runs on the socket's own loop, like everything done with a socket. A socket leaves the group when it closes.
    package func add(_ socket: any Socket) {
        guard let connection = socket as? Connection else { return }
        let loop = connection.loop
        guard connection.join(self) else { return }
        loops.withLock { loops in
            if !loops.contains(where: { $0 === loop }) { loops.append(loop) }
        }
    }

    /// From any thread. The frame is made once, and every socket sends those very bytes.
    package func broadcast(_ message: SocketMessage) {
        let frame = WebSocketFrame.message(message)
        for loop in loops.withLock({ $0 }) {
            loop.post(.broadcast(self, frame))
        }
    }

    /// From any thread. Every socket of the group is closed with this code.
    package func close(_ code: UInt16) {
        for loop in loops.withLock({ $0 }) {
            loop.post(.close(self, code))
        }
    }
}

extension Connection {
    fileprivate func join(_ group: SocketGroup) -> Bool {
        let identity = ObjectIdentifier(group)
        guard let socket, socket.groups[identity] == nil else { return false }
        self.socket?.groups[identity] = group
        loop.groups[identity, default: [:]][transport.descriptor] = self
        return true
    }
}

extension Loop {
    func broadcast(_ frame: Bytes, to group: SocketGroup) {
        guard let members = groups[ObjectIdentifier(group)]?.values else { return }
        for connection in members {
            connection.sendFrame(frame)
        }
    }

    func end(_ group: SocketGroup, _ code: UInt16) {
        // Closing takes the connection out of the group.
        for connection in (groups[ObjectIdentifier(group)] ?? [:]).values {
            connection.close(code)
        }
    }
}
