internal import Base
internal import Database
internal import HTTP
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// `/partnership`: the public page of the programme.
enum PartnershipPages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.partnership, .anyone) { context in
            try context.page(PartnershipPage(context))
        }
    ]
}

struct BlockView: TemplateValue {
    let id: String
    let title: String
    let body: String
}

struct PartnershipPage: TemplatePage {
    let heroTitle: String?
    let heroBody: String?
    let tiers: [TierView]
    let lowest: Rate
    let highest: Rate
    let types: [BlockView]
    let figures: [BlockView]
    let stories: [BlockView]
    let requirements: [BlockView]
    let questions: [BlockView]
    let canonical: String
    /// The preview picture for shared links.
    let picture: String?

    init(_ context: Context) throws {
        let rules = try ProgrammeRules.current(context.reader).rules
        let blocks = try Showcase.blocks(in: context.audience.language, context.reader)
        let views = { (kind: ShowcaseBlock.Kind) in
            blocks.filter { $0.kind == kind }.map { BlockView(id: $0.id.text, title: $0.title, body: $0.body) }
        }
        heroTitle = views(.hero).first?.title
        heroBody = views(.hero).first?.body
        tiers = TierView.all(rules, context.site.parts.features)
        lowest = rules.tiers.map(\.rate).min() ?? Rate(basisPoints: 0)
        highest = rules.tiers.map(\.rate).max() ?? Rate(basisPoints: 0)
        var seen: Set<String> = []
        types = rules.partnerTypes.filter { seen.insert($0.code).inserted }.map { type in
            let regions = rules.regions.filter { type.regions.contains($0.code) }.map(\.name)
            return BlockView(id: type.code, title: type.name, body: regions.joined(separator: ", "))
        }
        figures = views(.figure)
        stories = views(.story)
        requirements = views(.requirement)
        questions = views(.question)
        canonical = context.site.address(of: PartnerPath.partnership)
        picture = try Settings.current(context.reader).logo.map { context.site.address(of: SettingsPath.logoFile($0)) }
    }

    static let template = "partners/partnership"
    static let shape = Shape<PartnershipPage> {
        $0.show("apply") { _ in PartnerPath.apply }
    }
}
