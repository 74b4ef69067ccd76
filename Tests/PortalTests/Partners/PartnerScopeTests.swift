import Base
import Database
import HTTP
import Identity
import Partners
import TestKit
import Testing
import Web

/// Who of the staff sees which firms, and what a firm sees of those below it.
@Suite struct PartnerScopeTests {
    let portal: TestPortal
    let distributor: Partner
    let dealer: Partner
    let branch: Partner
    let other: Partner
    let chain: Browser

    init() throws {
        portal = try TestPortal()
        let carl = try portal.user("Carl", .chainManager)
        chain = try portal.browser(as: carl)
        let top = try portal.partner("Nordhandel", .active, type: "distributor") { partner in
            partner.terms.manager = Partner.Manager(id: carl, name: "Carl")
        }
        let middle = try portal.partner("Krug", .active, type: "dealer") { $0.terms.parent = top.id }
        (distributor, dealer) = (top, middle)
        branch = try portal.partner("Krug Kiel", .paused, type: "dealer") { $0.terms.parent = middle.id }
        other = try portal.partner("Lang") { partner in
            partner.profile.email = try? EmailAddress("lang@lang.example")
        }
    }

    @Test("a chain manager sees the firms of their chain, down to the last level, and no other")
    func chainManager() throws {
        let list = try chain.visit("/admin/partners")
        for firm in [distributor, dealer, branch] {
            #expect(list.shows(firm.name))
            for tab in ["", "/tier", "/team", "/onboarding", "/badges", "/agreements"] {
                #expect(try chain.visit("/admin/partners/\(firm.id)\(tab)").status == .ok)
            }
        }
        #expect(!list.shows("Lang") && list.link("All 3") != nil && list.link("Paused 1") != nil)
        #expect(try !chain.visit("/admin/partners?q=lang").shows("lang.example"))
        let file = try chain.get("/admin/partners.csv").streamed()
        #expect(file.contains("Krug Kiel") && !file.contains("Lang"))
        for tab in ["", "/tier", "/team", "/onboarding", "/badges", "/agreements"] {
            #expect(try chain.visit("/admin/partners/\(other.id)\(tab)").status == .notFound)
        }
        #expect(try chain.visit("/search?q=kiel").link("Krug Kiel") != nil)
        #expect(try chain.visit("/search?q=lang").shows("Nothing found"))
        let logo = try portal.logo(of: other.id)
        #expect(try chain.get("/partners/\(other.id)/logo/\(logo)").status == .notFound)
        let own = try portal.logo(of: branch.id)
        #expect(try chain.get("/partners/\(branch.id)/logo/\(own)").status == .ok)
    }

    @Test("a chain manager reads, and changes nothing, also within the chain")
    func readsOnly() throws {
        let page = try chain.visit("/admin/partners/\(dealer.id)")
        #expect(page.link("Edit") == nil && page.link("Notes") == nil && page.link("Audit log") == nil)
        for path in ["/edit", "/tier", "/tier/pin", "/notes", "/logo", "/state/paused"] {
            let sent = try chain.post("/admin/partners/\(dealer.id)\(path)", [("key", chain.formKey())])
            #expect(sent.status == .forbidden)
        }
        #expect(try chain.visit("/admin/partners/\(dealer.id)/notes").status == .forbidden)
    }

    @Test("whoever else of the staff looks after firms sees all, whoever manages them")
    func staff() throws {
        for role in [Role.admin, .support, .agent, .teamLead] {
            let browser = try portal.browser(as: portal.user("Test \(role.rawValue)", role))
            #expect(try browser.visit("/admin/partners").link("All 4") != nil)
            #expect(try browser.visit("/admin/partners/\(other.id)").status == .ok)
        }
    }

    @Test("the owner of a firm sees nothing of the firms below it")
    func parent() throws {
        let owner = try portal.browser(as: portal.user("Nora", .owner, of: distributor.id))
        let logo = try portal.logo(of: dealer.id)
        #expect(try owner.get("/partners/\(dealer.id)/logo/\(logo)").status == .notFound)
        #expect(try owner.visit("/admin/partners/\(dealer.id)").status == .forbidden)
        for path in ["/account/firm", "/account/team", "/partner/onboarding", "/tier-progression", "/leads"] {
            #expect(try !owner.visit(path).shows("Krug"))
        }
    }
}
