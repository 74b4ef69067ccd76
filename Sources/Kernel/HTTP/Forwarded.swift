package import Base

/// The proxies whose word about the person behind them is taken: `Forwarded` (RFC 7239), or else `X-Forwarded-…`.
package struct TrustedProxies: Sendable {
    private let ranges: [AddressRange]

    package init(_ ranges: [AddressRange] = []) {
        self.ranges = ranges
    }

    /// Returns the client behind a connection: the peer itself, unless it is a trusted proxy that names another.
    ///
    /// The list grows to the right, one hop at a time. It is read from the right, and each hop is trusted as long as a
    /// trusted proxy wrote it, down to the first address that is not a proxy: anything to the left of it may be forged.
    package func peer(_ direct: Peer, of request: Request) -> Peer {
        guard !ranges.isEmpty, let address = IPAddress(direct.address), trusts(address) else { return direct }
        // A proxy writes one kind and passes the other through as it came: with both there, one may be anybody's.
        guard !request.head.has(.forwarded) || !request.head.has(.xForwardedFor) else { return direct }
        var peer = direct
        for hop in Hop.all(of: request).reversed() {
            guard let hop else { break }
            peer.isSecure = hop.isSecure ?? peer.isSecure
            peer.authority = hop.authority ?? peer.authority
            guard let address = hop.address else { break }
            peer.address = address.description
            guard trusts(address) else { break }
        }
        return peer
    }

    /// The address of a peer that speaks for others and is not trusted, as a proxy that was forgotten does: one on this
    /// machine or in a private network, since from elsewhere anybody can send such fields.
    package func forgotten(_ direct: Peer, of request: Request) -> IPAddress? {
        guard request.head.has(.xForwardedFor) || request.head.has(.forwarded),
            let address = IPAddress(direct.address), !trusts(address),
            address.isLoopback || Self.privateRanges.contains(where: { $0.contains(address) })
        else { return nil }
        return address
    }

    private static let privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"].compactMap {
        AddressRange($0)
    }

    package func trusts(_ address: IPAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }
}

/// One hop of a forwarding header.
private struct Hop {
    /// Nil where the proxy does not know or does not say.
    let address: IPAddress?
    let isSecure: Bool?
    let authority: String?

    /// All hops from left to right, nil for one that is not well formed.
    static func all(of request: Request) -> [Hop?] {
        guard !request.head.has(.forwarded) else { return list(request, .forwarded).map(Hop.init(element:)) }
        // The older fields list the addresses, but of scheme and host only the last hop's count.
        let nodes = list(request, .xForwardedFor)
        let last = Hop(
            node: nodes.last, scheme: list(request, .xForwardedProto).last, host: list(request, .xForwardedHost).last)
        return nodes.dropLast().map { Hop(node: $0, scheme: nil, host: nil) } + [last]
    }

    /// No element holds a comma, so each is cut off there, in quotes or not: else a quote that anyone left open on
    /// the left would swallow what a trusted proxy has added on the right.
    private static func list(_ request: Request, _ field: KnownField) -> [String] {
        request.values(of: field).flatMap { $0.utf8.split(separator: UInt8(ascii: ",")) }.compactMap { element in
            let bytes = Bytes(element)
            let trimmed = bytes.span.trimmingBlanks(bytes.indices)
            return trimmed.isEmpty ? nil : bytes.span.string(trimmed)
        }
    }

    /// `for="[2001:db8::1]:4711";proto=https;host=example.org`
    private init?(element: String) {
        var scanner = FieldScanner(";" + element)
        guard let pairs = scanner.parameters() else { return nil }
        let value = { (name: String) in pairs.first { $0.name == name }?.value }
        self.init(node: value("for"), scheme: value("proto"), host: value("host"))
    }

    private init(node: String?, scheme: String?, host: String?) {
        address = node.flatMap { IPAddress($0) ?? Hop.host(of: $0).flatMap(IPAddress.init) }
        isSecure = scheme.flatMap { ["https": true, "http": false][$0.lowercased()] }
        authority = host.flatMap { isAuthority(Bytes($0.utf8).span) ? $0 : nil }
    }

    /// The first part of `192.0.2.1:4711`, `[2001:db8::1]:4711` or `example.org`, without brackets.
    private static func host(of text: String) -> String? {
        let bracket = text.first == "[" ? text.firstIndex(of: "]") : nil
        let end = bracket.map { text.index(after: $0) } ?? text.firstIndex(of: ":") ?? text.endIndex
        let port = text[end...]
        guard
            port.isEmpty || port.first == ":" && 2...6 ~= port.utf8.count && port.utf8.dropFirst().allSatisfy(\.isDigit)
        else { return nil }
        return String(bracket.map { text[..<$0].dropFirst() } ?? text[..<end])
    }
}
