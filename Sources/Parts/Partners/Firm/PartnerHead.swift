internal import Base
internal import Database
internal import HTTP
internal import Identity
internal import Programme
internal import Templates
internal import Web

/// The header above the tabs of a firm.
struct PartnerHead: TemplateValue {
    let partner: Partner
    let rules: RuleSet
    let name: String
    let kind: String
    let state: BadgeView
    let tier: String?
    let tierColour: Int
    let tabs: [Tab]
    let moves: [MoveLink]
    let isAdmin: Bool
    /// Opens the portal as the firm's owner sees it; nil if no user can be viewed.
    let viewAs: String?

    struct MoveLink: TemplateValue {
        let label: Text
        let path: String
        let tone: String
    }

    init(_ context: Context, _ tab: String) throws {
        try self.init(context, tab, context.reader)
    }

    init(_ visit: some Visit, _ tab: String, _ reader: Reader) throws {
        let viewer = try visit.viewer
        partner = try visit.partner(in: reader)
        rules = try ProgrammeRules.current(reader).rules
        name = partner.name
        kind = "\(rules.typeName(partner.terms.type)), \(rules.regionName(partner.terms.region))"
        state = BadgeView(partner.state)
        tier = rules.tier(partner.tier)?.name
        tierColour = rules.tier(partner.tier)?.colour ?? 1
        isAdmin = viewer.has(.admin)
        let id = partner.id
        let all: [(code: String, path: Path<ID<Firm>>, title: Text, isOpen: Bool)] = [
            ("", PartnerPath.show, Text("Overview"), true), ("tier", PartnerPath.tier, Text("Tier"), true),
            ("team", PartnerPath.team, Text("Team"), true),
            ("onboarding", PartnerPath.steps, Text("Onboarding"), true),
            ("badges", PartnerPath.badgesOf, Text("Badges"), true),
            ("notes", PartnerPath.notes, Text("Notes"), viewer.has(.admin, .support)),
            ("agreements", PartnerPath.agreements, Text("Agreements"), true),
        ]
        var tabs = all.filter(\.isOpen).map {
            Tab(title: $0.title, path: $0.path(id), isCurrent: $0.code == tab)
        }
        if viewer.has(.admin, .agent, .teamLead, .chainManager) {
            tabs.insert(Tab(title: Text("Leads"), path: PartnerPath.leads(id), isCurrent: false), at: 1)
        }
        if isAdmin {
            tabs.append(Tab(title: Text("Audit log"), path: "\(UserPath.audit)?record=\(id)", isCurrent: false))
        }
        self.tabs = tabs
        let owner =
            isAdmin
            ? try UserStore.accounts(of: id, in: reader).first { $0.user.has(.owner) && $0.state == .active } : nil
        viewAs = owner.map { UserPath.viewAs($0.user.id) }
        // Letting in is done with the application.
        let possible = isAdmin ? PartnerMove.possible(from: partner.state, for: .admin) : []
        moves = possible.filter { $0.from != .applied }.map {
            MoveLink(
                label: $0.label, path: PartnerPath.move(id, $0.to.rawValue), tone: $0.to == .active ? "" : "danger")
        }
    }

    static let shape = Shape<PartnerHead> {
        $0.show("logo") { $0.partner.logoPath }
        $0.show("edit") { PartnerPath.edit($0.partner.id) }
        $0.show("path") { PartnerPath.show($0.partner.id) }
        $0.show("list") { _ in PartnerPath.list }
    }
}

extension PartnerMove {
    /// The label of the button.
    var label: Text {
        switch (from, to) {
        case (_, .paused): Text("Pause")
        case (.archived, .suspended): Text("Restore")
        case (_, .suspended): Text("Suspend")
        case (_, .archived): Text("Archive")
        case (.paused, _): Text("Resume")
        case (.suspended, _): Text("Reinstate")
        case (.onboarding, _): Text("Activate")
        default: to.title
        }
    }
}
