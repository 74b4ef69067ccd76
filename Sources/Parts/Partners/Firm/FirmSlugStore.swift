package import Base
package import Database
package import Web

/// The public short names of firms. A former name keeps leading to its firm, so it is never reassigned.
package enum FirmSlugStore {
    private static let select: SQL = "SELECT slug FROM partner_slugs WHERE firm_id = $1 AND is_current = 1"
    private static let selectFirm: SQL = "SELECT firm_id FROM partner_slugs WHERE slug = $1"
    private static let retire: SQL = "UPDATE partner_slugs SET is_current = 0 WHERE firm_id = $1 AND is_current = 1"
    private static let put: SQL = """
        INSERT INTO partner_slugs (slug, firm_id, is_current) VALUES ($1, $2, 1)
        ON CONFLICT (slug) DO UPDATE SET is_current = 1
        """

    package static func current(of firm: ID<Firm>, in reader: Reader) throws -> String? {
        try reader.value(select, [firm])
    }

    /// Returns the firm that has or had this name.
    package static func firm(at slug: String, in reader: Reader) throws -> ID<Firm>? {
        try reader.value(selectFirm, [slug])
    }

    /// Gives the firm another one; false where another firm has it, or had it.
    static func change(to slug: String, of firm: ID<Firm>, in writer: Writer) throws -> Bool {
        let holder = try self.firm(at: slug, in: writer)
        guard holder == nil || holder == firm else { return false }
        try writer.run(retire, [firm])
        try writer.run(put, [slug, firm])
        return true
    }

    /// For a new firm, made of its name.
    static func make(for partner: Partner, in writer: Writer) throws {
        let base = FirmSlug.made(of: partner.name)
        let names = [base, "\(base)-2", "\(base)-3", "\(base)-\(partner.id.text.suffix(8))"]
        let free = try names.first { try firm(at: $0, in: writer) == nil } ?? partner.id.text.replacing("_", with: "-")
        try writer.run(put, [free, partner.id])
    }
}

/// The format of such a name: lower-case letters and digits, with single hyphens between.
enum FirmSlug {
    static let longest = 40
    private static let shortest = 3

    static func isRight(_ slug: String) -> Bool {
        let letters = slug.utf8.allSatisfy {
            $0.isDigit || $0 == hyphen || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        }
        return letters && (shortest...longest).contains(slug.utf8.count) && !slug.contains("--")
            && !slug.hasPrefix("-") && !slug.hasSuffix("-")
    }

    static func made(of name: String) -> String {
        var slug = ""
        for letter in name.lowercased() {
            if let plain = spelled[letter] {
                slug += plain
            } else if letter.isASCII, letter.isLetter || letter.isNumber {
                slug.append(letter)
            } else if !slug.isEmpty, !slug.hasSuffix("-") {
                slug += "-"
            }
        }
        slug = String(slug.prefix(longest - 10))
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.utf8.count < shortest ? "firm\(slug.isEmpty ? "" : "-")\(slug)" : slug
    }

    private static let hyphen = UInt8(ascii: "-")
    private static let spelled: [Character: String] = {
        let rows: [(String, String)] = [
            ("ae", "äæ"), ("oe", "öœø"), ("ue", "ü"), ("ss", "ß"), ("a", "àáâãåā"), ("c", "çćč"), ("e", "èéêëēę"),
            ("i", "ìíîïīı"), ("l", "ł"), ("n", "ñńň"), ("o", "òóôõō"), ("s", "śš"), ("u", "ùúûū"), ("y", "ýÿ"),
            ("z", "źżž"),
        ]
        return Dictionary(
            rows.flatMap { plain, letters in letters.map { ($0, plain) } }, uniquingKeysWith: { first, _ in first })
    }()
}
