internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Templates
internal import Web

/// One of a select.
struct PickOption: TemplateValue {
    let code: String
    let label: String
    let isChosen: Bool
    /// Something else on the page follows from it.
    var isMarked = false
}

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

/// What is known, name and value.
struct Fact: TemplateValue {
    let name: Text
    let value: String
    var path: String?

    init(_ name: Text, _ value: String, path: String? = nil) {
        self.name = name
        self.value = value
        self.path = path
    }
}

extension Visit {
    /// The firm that the address names, if the viewer may look at it.
    func partner(in reader: Reader) throws -> Partner {
        guard let sight = try PartnerSight(viewer), let partner = try PartnerStore.partner(id("firm"), in: reader),
            try PartnerStore.sees(sight, partner.id, in: reader)
        else { throw Refusal.notThere }
        return partner
    }
}
