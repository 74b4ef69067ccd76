package import Base

/// Cameras and programs store more in a picture than what is visible: place, time, device, author, and thumbnails of
/// parts that were cropped. Only what browsers need to draw it is kept, and nothing after its end.
extension PictureKind {
    /// nil where the picture is not whole.
    package func stripped(_ bytes: Bytes) -> Bytes? {
        switch self {
        case .png: PNGBlocks.kept(of: bytes)
        case .jpeg: JPEGBlocks.kept(of: bytes)
        case .webp: WebPBlocks.kept(of: bytes)
        }
    }
}

/// A length, a name, the content and a checksum, one block after another (W3C PNG, section 5.3).
private enum PNGBlocks {
    private static let shown: Set<Bytes> = Set(
        [
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT",
        ].map { Bytes($0.utf8) })
    private static let signature = 8

    static func kept(of bytes: Bytes) -> Bytes? {
        var kept = Bytes(bytes.prefix(signature))
        var at = signature
        while at + 12 <= bytes.count {
            let length = bytes.bigEndian(at, 4)
            let name = Bytes(bytes[at + 4..<at + 8])
            guard length <= bytes.count - at - 12 else { return nil }
            if at == signature, name != Bytes("IHDR".utf8) { return nil }
            let end = at + 12 + length
            if shown.contains(name) { kept += bytes[at..<end] }
            if name == Bytes("IEND".utf8) { return kept }
            at = end
        }
        return nil
    }
}

/// Segments behind markers, and behind some of them the picture itself (ITU-T T.81, annex B).
private enum JPEGBlocks {
    private static let mark: UInt8 = 0xFF
    private static let end: UInt8 = 0xD9
    private static let scan: UInt8 = 0xDA

    static func kept(of bytes: Bytes) -> Bytes? {
        var kept = Bytes(bytes.prefix(2))
        var at = 2
        while at + 1 < bytes.count, bytes[at] == mark {
            let marker = bytes[at + 1]
            if marker == mark {
                at += 1
                continue
            }
            if marker == end { return kept + [mark, end] }
            // Standalone markers are invalid here.
            guard at + 4 <= bytes.count, marker >= 0xC0, !(0xD0...0xD8).contains(marker) else { return nil }
            let next = at + 2 + bytes.bigEndian(at + 2, 2)
            guard next >= at + 4, next <= bytes.count else { return nil }
            let content = bytes[at + 4..<next]
            if isShown(marker, content) {
                kept += bytes[at..<next]
            } else if let turned = orientation(marker, content) {
                kept += segment(turned)
            }
            at = next
            if marker == scan {
                at = endOfScan(bytes, from: next)
                kept += bytes[next..<at]
            }
        }
        return nil
    }

    private static func isShown(_ marker: UInt8, _ content: Bytes.SubSequence) -> Bool {
        switch marker {
        case 0xE0: content.starts(with: "JFIF\0".utf8)
        case 0xE2: content.starts(with: "ICC_PROFILE\0".utf8)
        case 0xEE: content.starts(with: "Adobe".utf8)
        case 0xE1...0xEF, 0xFE: false
        default: true
        }
    }

    /// Within the image data a marker is followed by a zero, or is a restart marker.
    private static func endOfScan(_ bytes: Bytes, from start: Int) -> Int {
        var at = start
        while at + 1 < bytes.count {
            let next = bytes[at + 1]
            if bytes[at] == mark, next != 0, !(0xD0...0xD7).contains(next) { return at }
            at += 1
        }
        return bytes.count
    }

    /// The orientation of the camera, the only metadata that matters: 2 to 8 of Exif's tag 0x0112.
    private static func orientation(_ marker: UInt8, _ content: Bytes.SubSequence) -> UInt8? {
        guard marker == 0xE1, content.starts(with: "Exif\0\0".utf8) else { return nil }
        let tiff = Bytes(content.dropFirst(6))
        guard tiff.count >= 8 else { return nil }
        let isLittle = tiff.starts(with: "II".utf8)
        func number(_ at: Int, _ count: Int) -> Int {
            isLittle ? tiff.littleEndian(at, count) : tiff.bigEndian(at, count)
        }
        let table = number(4, 4)
        guard table <= tiff.count - 2 else { return nil }
        for entry in 0..<number(table, 2) {
            let at = table + 2 + entry * 12
            guard at + 12 <= tiff.count else { return nil }
            if number(at, 2) == 0x0112 {
                let value = number(at + 8, 2)
                return (2...8).contains(value) ? UInt8(value) : nil
            }
        }
        return nil
    }

    /// Exif that says nothing else.
    private static func segment(_ orientation: UInt8) -> Bytes {
        let head: Bytes = [mark, 0xE1, 0, 34] + Bytes("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1]
        return head + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    }
}

/// A name, a length and the content, filled up to an even number (RFC 9649).
private enum WebPBlocks {
    private static let shown: Set<Bytes> = Set(
        ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"].map { Bytes($0.utf8) })
    private static let head = 12
    /// The bits of the block VP8X that say that Exif and XMP follow.
    private static let saysMetadata: UInt8 = 0x0C

    static func kept(of bytes: Bytes) -> Bytes? {
        guard bytes.count >= head else { return nil }
        let end = 8 + bytes.littleEndian(4, 4)
        guard end <= bytes.count, end > head else { return nil }
        var blocks = Bytes()
        var at = head
        while at < end {
            guard at + 8 <= end else { return nil }
            let name = Bytes(bytes[at..<at + 4])
            let length = bytes.littleEndian(at + 4, 4)
            let next = at + 8 + length + length % 2
            guard length <= end - at - 8, next <= end, at > head || name.starts(with: "VP8".utf8) else { return nil }
            if shown.contains(name) {
                var block = Bytes(bytes[at..<next])
                if name == Bytes("VP8X".utf8), length > 0 { block[8] &= ~saysMetadata }
                blocks += block
            }
            at = next
        }
        let size = UInt32(4 + blocks.count)
        let sizes = (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
        return Bytes("RIFF".utf8) + sizes + Bytes("WEBP".utf8) + blocks
    }
}

extension Bytes {
    /// Reads a number of this many bytes, which must be present.
    func bigEndian(_ at: Int, _ count: Int) -> Int {
        self[at..<at + count].reduce(0) { $0 << 8 | Int($1) }
    }

    func littleEndian(_ at: Int, _ count: Int) -> Int {
        self[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
