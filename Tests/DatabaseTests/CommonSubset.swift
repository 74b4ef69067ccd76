/// What a statement must not say, because SQLite or PostgreSQL does not know it or means something else by it.
enum CommonSubset {
    private static let strangers = [
        #"(?i)\b(json_extract|json_each|strftime|julianday|datetime|unixepoch|ifnull|iif|group_concat|string_agg)\s*\("#,
        #"(?i)\b(rowid|autoincrement|glob|pragma|attach|ilike|serial|bigserial|boolean|timestamptz|varchar|blob)\b"#,
        #"(?i)\b(integer|int|real|numeric)\s+(primary|not|null|check|references|unique|default)\b"#,
        // Of ASCII only in SQLite: what is compared without case is kept folded.
        #"(?i)\b(lower|upper)\s*\("#, #"(?i)\binsert\s+or\b"#, #"(?i)\breplace\s+into\b"#, #"\?"#, "::",
        #"(?i)\blimit\s+\S+\s*,"#,
    ]

    /// The places where a statement leaves the common ground. `WITHOUT ROWID` may stand at the end of a table:
    /// PostgreSQL's migrator drops it.
    static func strangers(in sql: String) throws -> [String] {
        let code = sql.replacing(/--.*/, with: "").replacing(/'[^']*'/, with: "''").replacing(
            ") WITHOUT ROWID", with: ")")
        return try strangers.flatMap { pattern in
            try code.matches(of: Regex(pattern)).map { String(code[$0.range]) }
        }
    }
}
