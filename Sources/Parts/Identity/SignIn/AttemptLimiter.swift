internal import Base
internal import Crypto
internal import Database
internal import Web

/// The target and origin of an attempt: each is counted separately.
enum AttemptSource: Sendable {
    /// The password of an account, from a browser that is new to it.
    case account(EmailAddress)
    /// The same from one in which its owner was signed in before, so that strangers cannot keep them out.
    case knownDevice(EmailAddress, Bytes)
    case address(String)
    /// The second factor, once the password is verified.
    case code(ID<User>)
    /// The password of a signed-in user.
    case confirmation(ID<User>)
    /// A link by mail.
    case letter(EmailAddress)
    case letters(from: String)

    var throttle: Throttle {
        switch self {
        case .address, .letters: .address
        case .account, .knownDevice, .code, .confirmation, .letter: .account
        }
    }

    fileprivate var text: String {
        switch self {
        case .account(let email): "account \(email.folded)"
        case .knownDevice(let email, let device): "device \(email.folded) \(device.hexadecimal)"
        case .address(let address): "address \(AttemptSource.network(address))"
        case .code(let user): "code \(user)"
        case .confirmation(let user): "confirmation \(user)"
        case .letter(let email): "letter \(email.folded)"
        case .letters(let address): "letters \(AttemptSource.network(address))"
        }
    }

    /// A single IPv6 customer usually has 2⁶⁴ addresses.
    private static func network(_ text: String) -> String {
        guard let address = IPAddress(text), !address.isV4 else { return text }
        return "\(address.network)"
    }
}

/// Counts failed attempts.
struct AttemptLimiter: Sendable {
    private let key: Secret

    init(master: MasterKey) throws {
        key = try master.key(for: "sign-in throttle")
    }

    /// Returns how long to wait for all of them; nil if an attempt is allowed.
    func wait(for triers: [AttemptSource], at now: Timestamp, in reader: Reader) throws -> Duration? {
        try triers.compactMap { try AttemptStore.failures(subject($0), in: reader)?.wait(at: now) }.max()
    }

    /// True when this was the failure by which an account begins to wait.
    @discardableResult
    func fail(_ triers: [AttemptSource], at now: Timestamp, in writer: Writer) throws -> Bool {
        var begins = false
        for trier in triers {
            let former = try AttemptStore.failures(subject(trier), in: writer)
            let failures = trier.throttle.adding(to: former, at: now)
            try AttemptStore.set(subject(trier), failures, in: writer)
            if trier.throttle.free == Throttle.account.free, failures.count == trier.throttle.free { begins = true }
        }
        return begins
    }

    func succeed(_ trier: AttemptSource, in writer: Writer) throws {
        try AttemptStore.remove(subject(trier), in: writer)
    }

    private func subject(_ trier: AttemptSource) throws -> Bytes {
        try MAC.sha256(Bytes(trier.text.utf8), key: key)
    }
}
