internal import Base
internal import Database
internal import Identity
internal import Jobs
internal import Programme
internal import Settings
internal import Templates
internal import Web

/// The overview of a firm.
struct PartnerPage: TemplatePage {
    let head: PartnerHead
    let facts: [Fact]
    let terms: [Fact]
    let leads: Int
    let accepted: Rate
    let won: Rate
    let revenue: Money
    let commission: Money
    let load: String
    let isFull: Bool
    let answerTime: Text?
    let children: [Fact]
    let tags: [String]
    let badges: [AwardView]
    let storage: FirmStorage
    let history: [HistoryRow]

    init(_ head: PartnerHead, _ context: Context) throws {
        let reader = context.reader
        let partner = head.partner
        let currency = try Settings.current(reader).currency
        let totals = partner.totals
        self.head = head
        facts = Self.facts(partner.profile, in: context.audience.language)
        terms = try Self.terms(partner, context.audience, reader)
        leads = totals.leads
        accepted = totals.acceptedShare
        won = totals.wonShare
        revenue = Money(minor: totals.revenue, currency)
        commission = Money(minor: totals.commission, currency)
        load = partner.terms.capacity.map { "\(totals.load)/\($0)" } ?? "\(totals.load)"
        isFull = partner.isFull
        answerTime = totals.meanAnswerTime?.inWords
        children = try PartnerStore.children(of: partner.id, in: reader).map {
            Fact(Text("Firm"), $0.name, path: PartnerPath.show($0.id))
        }
        tags = partner.tags
        badges = try BadgeStore.awards(of: partner.id, in: reader).map(AwardView.init)
        storage = try FirmStorage(of: partner.id, in: reader)
        history = try EventLog.history(of: partner.id.text, limit: 20, reader).compactMap { event in
            try HistoryRow(event, reader)
        }
    }

    private static func facts(_ profile: Partner.Profile, in language: Language) -> [Fact] {
        let email = profile.email?.text ?? ""
        return [
            Fact(Text("Legal name"), profile.legalName), Fact(Text("E-mail"), email, path: "mailto:\(email)"),
            Fact(Text("Phone"), profile.phone), Fact(Text("Website"), profile.website, path: profile.website),
            Fact(Text("More domains"), Lines.shown(profile.domains)), Fact(Text("Address"), profile.address),
            Fact(Text("Country"), Country.shown(profile.country, in: language)),
            Fact(Text("Registration number"), profile.registration),
            Fact(Text("Specialisations"), Lines.shown(profile.specialisations)),
            Fact(Text("Languages"), Lines.shown(profile.languages)),
            Fact(Text("Territories"), Lines.shown(profile.territories)),
            Fact(Text("Webhook address"), profile.callback),
        ].filter { !$0.value.isEmpty }
    }

    private static func terms(_ partner: Partner, _ audience: Audience, _ reader: Reader) throws -> [Fact] {
        let terms = partner.terms
        let parent = try terms.parent.flatMap { id in
            try PartnerStore.name(of: id, in: reader).map { Fact(Text("Parent firm"), $0, path: PartnerPath.show(id)) }
        }
        return [
            Fact(Text("Account manager"), terms.manager?.name ?? "–"),
            Fact(Text("Custom rate"), terms.rate.map(audience.percent) ?? "–"),
            Fact(Text("Capacity"), terms.capacity.map { "\($0)" } ?? "–"),
        ] + [parent].compactMap(\.self)
    }

    static let template = "partners/admin/show"
}
