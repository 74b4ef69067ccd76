internal import Base
internal import HTTP
internal import Server

/// Tells pages that are open what has changed: the name of it and nothing else. They fetch it anew, with the rights
/// that their viewer has by then, so nothing can leak here and nothing is missed by who was away.
package final class Live: Sendable {
    fileprivate struct Channel: Hashable {
        let topic: String
        let audience: String
    }

    /// A page, and what it listens to.
    fileprivate struct Listener {
        let audiences: [String: String]
        var channels: Set<Channel> = []
    }

    fileprivate struct State {
        var listeners: [ObjectIdentifier: Listener] = [:]
        var groups: [Channel: (sockets: SocketGroup, count: Int)] = [:]
    }

    /// More than a page has.
    private static let messageLimit = 1_000

    private let topics: [LiveTopic]
    private let state = Guarded(State())

    package init(_ topics: [LiveTopic] = []) {
        self.topics = topics
    }

    /// Says that something has changed, to all of this audience who have it before them. From any thread.
    package func tell(_ topic: String, _ audience: String) {
        let group = state.withLock { $0.groups[Channel(topic: topic, audience: audience)]?.sockets }
        group?.broadcast(.text(topic))
    }

    /// How many pages are open, and how many different news they wait for.
    package var counts: (listeners: Int, channels: Int) {
        state.withLock { ($0.listeners.count, $0.groups.count) }
    }

    func open(_ socket: any Socket, _ viewer: User) {
        let pairs = topics.compactMap { topic in topic.audience(viewer).map { (topic.name, $0) } }
        let listener = Listener(audiences: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        state.withLock { $0.listeners[ObjectIdentifier(socket)] = listener }
    }

    /// The topics that a page shows, with blanks between. What there is not, or not for this viewer, is passed over.
    func receive(_ socket: any Socket, _ message: SocketMessage) {
        guard case .text(let text) = message, text.utf8.count <= Live.messageLimit else { return socket.close(1008) }
        let identity = ObjectIdentifier(socket)
        for topic in text.split(separator: " ") {
            let group = state.withLock { $0.join(identity, String(topic)) }
            group?.add(socket)
        }
    }

    func closed(_ socket: any Socket) {
        state.withLock { $0.leave(ObjectIdentifier(socket)) }
    }
}

extension Live.State {
    /// The sockets to join; nil where it is none of theirs, or they hear it already.
    fileprivate mutating func join(_ identity: ObjectIdentifier, _ topic: String) -> SocketGroup? {
        guard let audience = listeners[identity]?.audiences[topic] else { return nil }
        let channel = Live.Channel(topic: topic, audience: audience)
        guard listeners[identity]?.channels.insert(channel).inserted == true else { return nil }
        let group = groups[channel] ?? (SocketGroup(), 0)
        groups[channel] = (group.sockets, group.count + 1)
        return group.sockets
    }

    fileprivate mutating func leave(_ identity: ObjectIdentifier) {
        for channel in listeners.removeValue(forKey: identity)?.channels ?? [] {
            guard let group = groups[channel] else { continue }
            groups[channel] = group.count > 1 ? (group.sockets, group.count - 1) : nil
        }
    }
}
