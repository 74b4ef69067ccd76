internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// A word in a colour: a state, a hint.
struct BadgeView: TemplateValue {
    let label: Text
    let tone: String
    var path: String?

    init(_ label: Text, _ tone: String = "", path: String? = nil) {
        self.label = label
        self.tone = tone
        self.path = path
    }

    init(_ state: PartnerState) {
        self.init(state.title, state.tone)
    }
}

extension Visit {
    /// The firm that the address names, if the viewer may look at it.
    func partner(in reader: Reader) throws -> Partner {
        guard let visibleScope = try PartnerScope(viewer),
            let partner = try PartnerStore.partner(id("firm"), in: reader),
            try PartnerStore.sees(visibleScope, partner.id, in: reader)
        else { throw Refusal.notThere }
        return partner
    }
}
