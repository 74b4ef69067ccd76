internal import Base

/// The kinds of files that belong to leads: documents, pictures, archives and mails. A kind is told by how its content
/// begins, and its name must end as files of the kind do, so that nothing is opened as something else.
struct LeadFileKind: Sendable {
    /// In small letters, without the dot.
    let endings: [String]
    private let fits: @Sendable (Bytes) -> Bool

    static let all: [LeadFileKind] = [
        LeadFileKind("pdf") { $0.prefix(1_024).contains("%PDF-".utf8) },
        // Those of Office that hold macros are not among them.
        LeadFileKind("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip") { content in
            [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]].contains { content.starts(with: $0) }
        },
        LeadFileKind("doc", "xls", "ppt", "msg", begins: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        LeadFileKind("rtf", begins: Bytes(#"{\rtf"#.utf8)),
        LeadFileKind("txt", "csv", "md", "eml", "ics", "vcf", fits: isText),
        LeadFileKind("png", begins: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        LeadFileKind("jpg", "jpeg", begins: [0xFF, 0xD8, 0xFF]),
        LeadFileKind("gif", begins: Bytes("GIF8".utf8)),
        LeadFileKind("webp") { $0.starts(with: "RIFF".utf8) && $0.dropFirst(8).starts(with: "WEBP".utf8) },
        LeadFileKind("tif", "tiff") { content in
            [Bytes("II*\0".utf8), Bytes("MM\0*".utf8)].contains { content.starts(with: $0) }
        },
        LeadFileKind("heic", "heif", "avif") { content in
            ["heic", "heix", "hevc", "mif1", "msf1", "avif"].contains {
                content.dropFirst(4).starts(with: "ftyp\($0)".utf8)
            }
        },
        LeadFileKind("7z", begins: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        LeadFileKind("rar", begins: Bytes("Rar!".utf8) + [0x1A, 7]),
        LeadFileKind("gz", "tgz", begins: [0x1F, 0x8B, 8]),
    ]

    /// The file types offered by the browser: `.pdf,.docx`.
    static let accepted = all.flatMap(\.endings).map { ".\($0)" }.joined(separator: ",")

    /// Whether it is one of them; the name is what the person called it.
    static func isTaken(_ content: Bytes, named name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else { return false }
        let ending = name[name.index(after: dot)...].lowercased()
        return all.contains { $0.endings.contains(ending) && $0.fits(content) }
    }

    private init(_ endings: String..., fits: @escaping @Sendable (Bytes) -> Bool) {
        self.endings = endings
        self.fits = fits
    }

    private init(_ endings: String..., begins start: Bytes) {
        self.endings = endings
        fits = { $0.starts(with: start) }
    }

    /// In whatever alphabet, but no markup and no script that some system would run.
    @Sendable private static func isText(_ content: Bytes) -> Bool {
        let text = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content.dropFirst(3) : content[...]
        let start = text.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard start.first != UInt8(ascii: "<"), !start.starts(with: "#!".utf8) else { return false }
        return text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    }
}
