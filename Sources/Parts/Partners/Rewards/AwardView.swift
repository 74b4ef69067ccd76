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
}
