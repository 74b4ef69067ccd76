internal import Base

/// What a file is, by its first bytes and not by its name.
enum FileKind {
    case empty, zip, text
    case other(SheetProblem)

    private static let beginnings: [(Bytes, FileKind)] = [
        (Bytes("PK\u{3}\u{4}".utf8), .zip),
        (Bytes("%PDF".utf8), .other(.pdf)),
        ([0xD0, 0xCF, 0x11, 0xE0], .other(.oldExcel)),
        ([0x89, 0x50, 0x4E, 0x47], .other(.picture)),
        ([0xFF, 0xD8, 0xFF], .other(.picture)),
        (Bytes("GIF8".utf8), .other(.picture)),
        ([0x1F, 0x8B], .other(.archive)),
        (Bytes("Rar!".utf8), .other(.archive)),
        ([0x37, 0x7A, 0xBC, 0xAF], .other(.archive)),
    ]

    init(_ bytes: Bytes) {
        guard !bytes.isEmpty else {
            self = .empty
            return
        }
        if let known = Self.beginnings.first(where: { bytes.starts(with: $0.0) }) {
            self = known.1
            return
        }
        let start = bytes.prefix(200).drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let tag = String(decoding: start.prefix(14).map(\.lowercased), as: UTF8.self)
        self = tag.hasPrefix("<html") || tag.hasPrefix("<!doctype html") ? .other(.webPage) : .text
    }
}
