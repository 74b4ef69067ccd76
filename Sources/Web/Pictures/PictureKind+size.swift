package import Base

/// How large a picture is once a browser has unpacked it: a few kilobytes can ask for gigabytes of memory.
extension PictureKind {
    /// Larger ones come from cameras; a portrait or a logo needs far fewer.
    package static let mostPixels = 40_000_000

    /// False for a picture with too many pixels, or with a size that cannot be read. Takes one that was stripped.
    package func isDrawable(_ picture: Bytes) -> Bool {
        guard let (width, height) = size(of: picture) else { return false }
        return width > 0 && height > 0 && width <= Self.mostPixels / height
    }

    private func size(of bytes: Bytes) -> (width: Int, height: Int)? {
        switch self {
        case .png: bytes.count < 24 ? nil : (bytes.bigEndian(16, 4), bytes.bigEndian(20, 4))
        case .jpeg: Self.sizeOfJPEG(bytes)
        case .webp: Self.sizeOfWebP(bytes)
        }
    }

    /// The largest of its frames (ITU-T T.81, section B.2.2).
    private static func sizeOfJPEG(_ bytes: Bytes) -> (width: Int, height: Int)? {
        let others: Set<UInt8> = [0xC4, 0xC8, 0xCC]
        var found: (width: Int, height: Int)?
        var at = 2
        while at + 9 <= bytes.count {
            guard bytes[at] == 0xFF, (0xC0...0xFE).contains(bytes[at + 1]), !(0xD0...0xD9).contains(bytes[at + 1])
            else {
                // The picture itself, up to the next marker.
                at += 1
                continue
            }
            if (0xC0...0xCF).contains(bytes[at + 1]), !others.contains(bytes[at + 1]) {
                let size = (width: bytes.bigEndian(at + 7, 2), height: bytes.bigEndian(at + 5, 2))
                found = (max(size.width, found?.width ?? 0), max(size.height, found?.height ?? 0))
            }
            at += 2 + bytes.bigEndian(at + 2, 2)
        }
        return found
    }

    /// The canvas, or the one picture (RFC 9649, section 2).
    private static func sizeOfWebP(_ bytes: Bytes) -> (width: Int, height: Int)? {
        guard bytes.count >= 30 else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8X": return (1 + bytes.littleEndian(24, 3), 1 + bytes.littleEndian(27, 3))
        case "VP8 ": return (bytes.littleEndian(26, 2) & 0x3FFF, bytes.littleEndian(28, 2) & 0x3FFF)
        case "VP8L":
            let bits = bytes.littleEndian(21, 4)
            return (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF))
        default: return nil
        }
    }
}
