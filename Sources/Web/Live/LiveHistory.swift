/// Remembers recent messages for as long as pages take to load: a page hears nothing between reading and opening its
/// socket.
struct LiveHistory {
    /// The number of channels remembered.
    private static let most = 10_000

    /// Another one after each start: what a page carries from before says nothing then.
    private let start = UInt64.random(in: .min ... .max)
    private var count: UInt64 = 0
    private var last: [Live.Channel: UInt64] = [:]
    /// Messages up to here are forgotten.
    private var forgotten: UInt64 = 0

    var text: String { "\(String(start, radix: 36)).\(count)" }

    mutating func note(_ channel: Live.Channel) {
        count += 1
        last[channel] = count
        guard last.count > LiveHistory.most else { return }
        let limit = count - UInt64(LiveHistory.most / 2)
        last = last.filter { $0.value > limit }
        forgotten = limit
    }

    /// A position that cannot be told from any other may have missed everything.
    func hasNews(of channel: Live.Channel, since position: Substring) -> Bool {
        let parts = position.split(separator: ".")
        guard parts.count == 2, parts[0] == String(start, radix: 36), let seen = UInt64(parts[1]), seen >= forgotten
        else { return true }
        return last[channel].map { $0 > seen } ?? false
    }
}
