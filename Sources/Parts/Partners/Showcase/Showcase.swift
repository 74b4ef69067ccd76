internal import Base
internal import Database
internal import Templates
internal import Web

/// Content that admins write for the public page, in each language; defaults apply if it is empty.
struct ShowcaseBlock: Identified, Equatable, Sendable {
    static let idPrefix = "block"

    enum Kind: String, CaseIterable, Sendable, DatabaseValue {
        case hero, figure, story, requirement, question

        var title: Text {
            switch self {
            case .hero: Text("Opening", as: "showcase")
            case .figure: Text("Figure", as: "showcase")
            case .story: Text("Success story", as: "showcase")
            case .requirement: Text("Requirement", as: "showcase")
            case .question: Text("Question and answer", as: "showcase")
            }
        }
    }

    let id: ID<ShowcaseBlock>
    let kind: Kind
    let language: Language
    let position: Int
    let title: String
    let body: String
}

enum Showcase {
    private static let selectAll: SQL = """
        SELECT id, kind, position, title, body FROM partnership_blocks
        WHERE language = $1 ORDER BY position, id
        """
    private static let upsert: SQL = """
        INSERT INTO partnership_blocks (id, kind, language, position, title, body) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, position = excluded.position, title = excluded.title,
            body = excluded.body
        """
    private static let delete: SQL = "DELETE FROM partnership_blocks WHERE id = $1"

    static func blocks(in language: Language, _ reader: Reader) throws -> [ShowcaseBlock] {
        try reader.all(selectAll, [language.rawValue]) { row in
            ShowcaseBlock(
                id: try row.next(), kind: try row.next(), language: language, position: try row.next(),
                title: try row.next(), body: try row.next())
        }
    }

    static func save(_ block: ShowcaseBlock, in writer: Writer) throws {
        try writer.run(
            upsert, [block.id, block.kind, block.language.rawValue, block.position, block.title, block.body])
    }

    static func remove(_ id: ID<ShowcaseBlock>, in writer: Writer) throws {
        try writer.run(delete, [id])
    }
}
