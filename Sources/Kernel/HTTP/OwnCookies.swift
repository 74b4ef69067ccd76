// The cookies that the program itself sets. Over TLS their names have the prefix that keeps neighbours under the same
// domain from setting them; without TLS browsers do not take it.

extension Request {
    /// The value of a cookie that this program has set.
    package func ownCookie(_ name: String) -> String? {
        cookies[peer.ownCookieName(name)]
    }
}

extension SetCookie {
    /// `maxAge` in seconds: nil ends with the browser's session, 0 removes the cookie.
    package init(own name: String, _ value: String, maxAge: Int? = nil, for peer: Peer) throws(Invalid) {
        try self.init(peer.ownCookieName(name), value, maxAge: maxAge, isSecure: peer.isSecure)
    }
}

extension Peer {
    fileprivate func ownCookieName(_ name: String) -> String {
        isSecure ? "__Host-" + name : name
    }
}
