package import Base

/// The pictures that a browser may show, told by how they begin, whatever their sender calls them. Drawings are not
/// among them: SVG can hold scripts.
package enum PictureKind: CaseIterable {
    case png, jpeg, webp

    /// So many bytes are enough to tell.
    package static let mark = 12

    package init?(_ start: Bytes) {
        let kind = Self.allCases.first { $0.begins(start) }
        guard let kind else { return nil }
        self = kind
    }

    private func begins(_ start: Bytes) -> Bool {
        switch self {
        case .png: start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .jpeg: start.starts(with: [0xFF, 0xD8, 0xFF])
        case .webp: start.starts(with: "RIFF".utf8) && start.dropFirst(8).starts(with: "WEBP".utf8)
        }
    }

    package var mediaType: String {
        switch self {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .webp: "image/webp"
        }
    }
}
