internal import Base
internal import HTTP

/// A required step before a page; the answer leads there and back.
package enum SignInStep: Error {
    /// To sign in, at all.
    case signIn
    /// To say the password once more, before what is delicate.
    case confirm

    func outcome(for request: Request) -> Outcome {
        let wanted = request.method == .get ? request.rawTarget : request.referredPath
        var to = Bytes()
        to.append(percentEncoding: wanted)
        let way = "?to=\(String(decoding: to, as: UTF8.self))"
        return switch self {
        case .signIn: .goto("/login" + (wanted == "/" ? "" : way))
        case .confirm: .goto("/login/confirm" + way)
        }
    }
}
