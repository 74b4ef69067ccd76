internal import Base
internal import Database
internal import Web

extension Backfill {
    private static let selectDomains: SQL = """
        SELECT domain, firm_id FROM partner_domains WHERE domain > $1 ORDER BY domain LIMIT 200
        """

    static let partners = [
        folding(
            "SELECT id, name_key, found_by FROM partners WHERE id > $1 ORDER BY id LIMIT 200",
            update: "UPDATE partners SET name_key = $2, found_by = $3 WHERE id = $1"),
        // Domains below which many have their own were taken for one firm's.
        Backfill(from: .text("")) { domain, writer in
            let rows = try writer.all(selectDomains, [domain]) { (try $0.text(), try $0.next(ID<Firm>.self)) }
            for (domain, firm) in rows where WebDomain.own(domain) != domain {
                if let partner = try PartnerStore.partner(firm, in: writer) {
                    try PartnerStore.keepWords(of: partner, in: writer)
                }
            }
            return rows.last.map { .text($0.0) }
        },
    ]
}
