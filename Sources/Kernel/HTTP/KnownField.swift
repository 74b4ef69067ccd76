/// The request fields that the server or a page asks for, found once while the head is parsed.
package enum KnownField: UInt8, CaseIterable, Sendable {
    case accept, acceptEncoding, acceptLanguage, authorization, connection, contentLength, contentType, cookie
    case expect, forwarded, host, ifMatch, ifModifiedSince, ifNoneMatch, ifRange, ifUnmodifiedSince
    case origin, range, referer, secFetchMode, secFetchSite, secWebSocketExtensions, secWebSocketKey
    case secWebSocketProtocol, secWebSocketVersion, te, transferEncoding, upgrade, userAgent
    case xForwardedFor, xForwardedHost, xForwardedProto

    package var name: StaticString {
        switch self {
        case .accept: "accept"
        case .acceptEncoding: "accept-encoding"
        case .acceptLanguage: "accept-language"
        case .authorization: "authorization"
        case .connection: "connection"
        case .contentLength: "content-length"
        case .contentType: "content-type"
        case .cookie: "cookie"
        case .expect: "expect"
        case .forwarded: "forwarded"
        case .host: "host"
        case .ifMatch: "if-match"
        case .ifModifiedSince: "if-modified-since"
        case .ifNoneMatch: "if-none-match"
        case .ifRange: "if-range"
        case .ifUnmodifiedSince: "if-unmodified-since"
        case .origin: "origin"
        case .range: "range"
        case .referer: "referer"
        case .secFetchMode: "sec-fetch-mode"
        case .secFetchSite: "sec-fetch-site"
        case .secWebSocketExtensions: "sec-websocket-extensions"
        case .secWebSocketKey: "sec-websocket-key"
        case .secWebSocketProtocol: "sec-websocket-protocol"
        case .secWebSocketVersion: "sec-websocket-version"
        case .te: "te"
        case .transferEncoding: "transfer-encoding"
        case .upgrade: "upgrade"
        case .userAgent: "user-agent"
        case .xForwardedFor: "x-forwarded-for"
        case .xForwardedHost: "x-forwarded-host"
        case .xForwardedProto: "x-forwarded-proto"
        }
    }

    init?(_ name: borrowing Span<UInt8>) {
        guard name.count < KnownField.byLength.count else { return nil }
        for field in KnownField.byLength[name.count] where name.equals(ignoringCase: field.name) {
            self = field
            return
        }
        return nil
    }

    /// Few names share a length, so a look-up compares one or two.
    private static let byLength: [[KnownField]] = {
        let longest = allCases.map(\.name.utf8CodeUnitCount).max() ?? 0
        return (0...longest).map { length in allCases.filter { $0.name.utf8CodeUnitCount == length } }
    }()
}
