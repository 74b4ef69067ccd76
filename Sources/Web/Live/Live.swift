internal import Base
package import HTTP

/// Tells open pages what has changed: its name and nothing else. They fetch it with the current rights of their viewer,
/// so nothing leaks here, and nothing is missed while offline.
package final class Live: Sendable {
    struct Channel: Hashable {
        let topic: String
        let audience: String
    }

    /// A page, and what it listens to.
    fileprivate struct Listener {
        let session: ID<Session>
        let audiences: [String: String]
        /// The socket alone, to end it from any thread.
        let own: any SocketRoom
        var channels: Set<Channel> = []
    }

    fileprivate struct State {
        var listeners: [ObjectIdentifier: Listener] = [:]
        var groups: [Channel: (sockets: any SocketRoom, count: Int)] = [:]
        var past = LiveHistory()
    }

    /// More than a page has.
    private static let messageLimit = 1_000
    private static let since = "since:"

    package static let emptyRoom: @Sendable () -> any SocketRoom = { EmptyRoom() }

    private let topics: [LiveTopic]
    private let makeRoom: @Sendable () -> any SocketRoom
    private let state = Guarded(State())

    /// `rooms` makes one for those who wait for the same.
    package init(
        _ topics: [LiveTopic] = [], rooms: @escaping @Sendable () -> any SocketRoom = Live.emptyRoom
    ) {
        self.topics = topics
        makeRoom = rooms
    }

    /// Says that something has changed, to all of this audience who have it before them. From any thread.
    package func tell(_ topic: String, _ audience: String) {
        let channel = Channel(topic: topic, audience: audience)
        let group = state.withLock { state in
            state.past.note(channel)
            return state.groups[channel]?.sockets
        }
        group?.broadcast(.text(topic))
    }

    /// The current position. A page carries it from before it read anything, and its socket sends it back.
    var position: String { state.withLock { $0.past.text } }

    /// The number of open pages, and of channels they listen to.
    package var counts: (listeners: Int, channels: Int) {
        state.withLock { ($0.listeners.count, $0.groups.count) }
    }

    func open(_ socket: any Socket, _ session: Session) {
        let own = makeRoom()
        own.add(socket)
        let listener = Listener(session: session.id, audiences: audiences(of: session.user), own: own)
        state.withLock { $0.listeners[ObjectIdentifier(socket)] = listener }
    }

    /// Ends the sockets of sessions that have ended, and of people whose rights are others by now: their pages connect
    /// again with what they may hear then. `current` is asked once for each session.
    func review(_ current: (ID<Session>) throws -> Session?) rethrows {
        let listeners = state.withLock { Array($0.listeners.values) }
        for (id, listeners) in Dictionary(grouping: listeners, by: \.session) {
            let audiences = try current(id).map { self.audiences(of: $0.user) }
            for listener in listeners where listener.audiences != audiences { listener.own.close(1008) }
        }
    }

    private func audiences(of viewer: User) -> [String: String] {
        let pairs = topics.compactMap { topic in topic.audience(viewer).map { (topic.name, $0) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The topics that a page shows, with blanks between, and in front of them `since:` and the position that it carries:
    /// what has changed between is said at once. What there is not, or not for this viewer, is passed over.
    func receive(_ socket: any Socket, _ message: SocketMessage) {
        guard case .text(let text) = message, text.utf8.count <= Live.messageLimit else { return socket.close(1008) }
        let identity = ObjectIdentifier(socket)
        var words = text.split(separator: " ")
        let position = words.first { $0.hasPrefix(Live.since) }?.dropFirst(Live.since.count)
        words.removeAll { $0.hasPrefix(Live.since) }
        for topic in words {
            let group = state.withLock { $0.join(identity, String(topic), makeRoom) }
            group?.add(socket)
            // Only now, so that no message is missed in between.
            guard group != nil, let position else { continue }
            if state.withLock({ $0.hasMissed(identity, String(topic), since: position) }) {
                socket.send(.text(String(topic)))
            }
        }
    }

    func closed(_ socket: any Socket) {
        state.withLock { $0.leave(ObjectIdentifier(socket)) }
    }
}

extension Live.State {
    /// The sockets to join; nil if it belongs to another, or they hear it already.
    fileprivate mutating func join(
        _ identity: ObjectIdentifier, _ topic: String, _ makeRoom: () -> any SocketRoom
    ) -> (any SocketRoom)? {
        guard let audience = listeners[identity]?.audiences[topic] else { return nil }
        let channel = Live.Channel(topic: topic, audience: audience)
        guard listeners[identity]?.channels.insert(channel).inserted == true else { return nil }
        let group = groups[channel] ?? (makeRoom(), 0)
        groups[channel] = (group.sockets, group.count + 1)
        return group.sockets
    }

    /// Whether there were news after the position that the page carries.
    fileprivate func hasMissed(_ identity: ObjectIdentifier, _ topic: String, since position: Substring) -> Bool {
        guard let audience = listeners[identity]?.audiences[topic] else { return false }
        return past.hasNews(of: Live.Channel(topic: topic, audience: audience), since: position)
    }

    fileprivate mutating func leave(_ identity: ObjectIdentifier) {
        for channel in listeners.removeValue(forKey: identity)?.channels ?? [] {
            guard let group = groups[channel] else { continue }
            groups[channel] = group.count > 1 ? (group.sockets, group.count - 1) : nil
        }
    }
}

/// Where no server runs, nobody listens.
private final class EmptyRoom: SocketRoom {
    func add(_ socket: any Socket) {}
    func broadcast(_ message: SocketMessage) {}
    func close(_ code: UInt16) {}
}
