internal import Base
internal import Web

extension LimitRow {
    static let ofIdentity: [LimitRow] = [
        LimitRow(
            "Wrong passwords, codes and confirmations", per: "account", "\(Throttle.account.free), then pauses",
            answer: "a wait that doubles, up to 15 minutes"),
        LimitRow(
            "Wrong passwords", per: "network address", "\(Throttle.address.free), then pauses",
            answer: "a wait that doubles, up to 15 minutes"),
        LimitRow(
            "Links to reset a password", per: "account", "\(Throttle.account.free), then pauses",
            answer: "the same page, and no e-mail"),
        LimitRow(
            "Portrait or logo of a firm", per: "file", bytes(Picture.largest),
            answer: "the page says so, nothing is kept"),
    ]
}
