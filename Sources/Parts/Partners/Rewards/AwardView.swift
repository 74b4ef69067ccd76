internal import Base
internal import Templates

/// A badge that a firm has.
struct AwardView: TemplateValue {
    let name: Text
    let note: Text
    let icon: String
    let at: Timestamp
    let giver: String?
    let reason: String

    init(_ award: Badge.Award) {
        name = award.badge.title
        note = award.badge.words
        icon = award.badge.icon
        at = award.at
        giver = award.giver
        reason = award.reason
    }

    static let shape = Shape<AwardView> {
        $0.show("name", \.name)
        $0.show("note", \.note)
        $0.show("icon", \.icon)
        $0.show("at", \.at)
        $0.show("giver", \.giver)
        $0.show("reason", \.reason)
    }
}
