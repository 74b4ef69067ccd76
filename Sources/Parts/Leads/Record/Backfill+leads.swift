internal import Base
internal import Database
internal import Web

extension Backfill {
    private static let selectDomains: SQL = """
        SELECT DISTINCT key FROM lead_keys WHERE key > $1 AND key < 'domain;' ORDER BY key LIMIT 200
        """

    static let leads = [
        folding(
            "SELECT id, words, title_key FROM leads WHERE id > $1 ORDER BY id LIMIT 200",
            update: "UPDATE leads SET words = $2, title_key = $3 WHERE id = $1"),
        // Domains below which many have their own were taken for one client's.
        Backfill(from: .text("domain:")) { key, writer in
            let keys = try writer.all(selectDomains, [key]) { try $0.text() }
            for key in keys {
                let domain = String(key.dropFirst("domain:".count))
                if WebDomain.own(domain) != domain { try LeadKeyStore.renew(having: key, in: writer) }
            }
            return keys.last.map(StoredValue.text)
        },
    ]
}
