internal import Base
internal import HTTP

@Sendable func checkCookies(_ bytes: Bytes) throws {
    let cookies = Cookies([String(decoding: bytes, as: UTF8.self)])
    for (name, value) in cookies.pairs {
        try require(!name.isEmpty && name.utf8.allSatisfy(\.isToken), "\(name) is no name.")
        try require(!value.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: ";") }, "\(value) is no value.")
    }
    let written = cookies.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    try require(Cookies([written]).pairs.elementsEqual(cookies.pairs, by: ==), "Written and read again: \(written)")
}

@Sendable func checkRanges(_ bytes: Bytes) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    for count in [0, 1, 10, 1000, 1 << 50] {
        try requireSound(RangeSet(text, of: count), count)
    }
}

func requireSound(_ ranges: RangeSet, _ count: Int) throws(Finding) {
    guard case .parts(let parts) = ranges else { return }
    try require(1...16 ~= parts.count, "There are \(parts.count) parts.")
    for part in parts {
        try require(
            !part.isEmpty && part.lowerBound >= 0 && part.upperBound <= count, "\(part) is no part of \(count).")
    }
    let total = parts.reduce(0) { $0 + $1.count }
    try require(total <= count, "The parts are more than the whole.")
    let layout = MultipartRanges(parts, of: count, type: "a/b", boundary: "b")
    let written = layout.heads.reduce(total + layout.end.count) { $0 + $1.count }
    try require(layout.count == written, "The length of the answer is wrong.")
}

@Sendable func checkDates(_ bytes: Bytes) throws {
    guard let time = HTTPDate.parse(String(decoding: bytes, as: UTF8.self), now: 1_795_132_800) else { return }
    var written = Bytes()
    written.append(httpDate: time)
    let text = String(decoding: written, as: UTF8.self)
    try require(HTTPDate.parse(text) == time, "Written and read again: \(text)")
}

@Sendable func checkForwarded(_ bytes: Bytes) throws {
    for field in ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"] {
        let made = Bytes("\(field): ".utf8) + bytes
        guard let peer = believedPeer(made, from: "10.0.0.1") else { return }
        try require(IPAddress(peer.address)?.description == peer.address, "\(peer.address) is no address.")
        let stranger = believedPeer(made, from: "192.0.2.9")
        try require(stranger?.address == "192.0.2.9" && stranger?.authority == nil, "A stranger was believed.")
        guard !peer.address.hasPrefix("10.") else { continue }
        let tricked = believedPeer(Bytes("\(field): for=\"6.6.6.6;host=evil, ".utf8) + bytes, from: "10.0.0.1")
        let isSame =
            tricked?.address == peer.address && tricked?.isSecure == peer.isSecure
            && tricked?.authority == peer.authority
        try require(isSame, "What stands on the left changed \(peer) to \(String(describing: tricked)).")
    }
}

/// Who is behind a request with this field line; nil where that is none.
private func believedPeer(_ line: Bytes, from address: String) -> Peer? {
    let head = Bytes("GET / HTTP/1.1\r\nHost: a\r\n".utf8) + line + Bytes("\r\n\r\n".utf8)
    let request = Request()
    var parser = HeadParser()
    guard let range = AddressRange("10.0.0.0/8"),
        let length = try? parser.parse(head.span, into: &request.head, limits: HeadLimits())
    else { return nil }
    request.adopt(head.span.extracting(..<length))
    var direct = Peer()
    direct.address = address
    return TrustedProxies([range]).peer(direct, of: request)
}

@Sendable func checkAddresses(_ bytes: Bytes) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    if let address = IPAddress(text) {
        try require(IPAddress(address.description) == address, "Written and read again: \(address)")
    }
    if let range = AddressRange(text) {
        try require(AddressRange(range.description) == range, "Written and read again: \(range)")
    }
}
