import Base
import TestKit
import Testing

@testable import Web

@Suite struct PictureStrippingTests {
    private static let secret = "GPS 52.5200 N, 13.4050 E"

    private static func png(_ name: String, _ content: Bytes) -> Bytes {
        number(content.count) + Bytes(name.utf8) + content + [1, 2, 3, 4]
    }

    private static func number(_ number: Int) -> Bytes {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func jpeg(_ marker: UInt8, _ content: Bytes) -> Bytes {
        [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
    }

    private static func webp(_ name: String, _ content: Bytes) -> Bytes {
        Bytes(name.utf8) + number(content.count).reversed() + content + Bytes(repeating: 0, count: content.count % 2)
    }

    private static func riff(_ blocks: Bytes) -> Bytes {
        Bytes("RIFF".utf8) + number(blocks.count + 4).reversed() + Bytes("WEBP".utf8) + blocks
    }

    private static func joined(_ parts: Bytes...) -> Bytes { Bytes(parts.joined()) }

    private static func text(_ text: String) -> Bytes { Bytes(text.utf8) }

    /// As a camera writes it, in either order of bytes.
    private static func exif(_ orientation: UInt8, isLittle: Bool) -> Bytes {
        let little = joined(
            text("II*\0"), [8, 0, 0, 0, 2, 0], [0x0F, 1, 2, 0, 4, 0, 0, 0, 65, 66, 67, 0],
            [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0])
        let big = joined(
            text("MM\0*"), [0, 0, 0, 8, 0, 2], [1, 0x0F, 0, 2, 0, 0, 0, 4, 65, 66, 67, 0],
            [1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])
        return jpeg(0xE1, joined(text("Exif\0\0"), isLittle ? little : big, text(secret)))
    }

    private static let signature: Bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let startOfPNG = joined(signature, png("IHDR", Bytes(repeating: 1, count: 13)))
    private static let startOfJPEG: Bytes = [0xFF, 0xD8]
    private static let endOfJPEG: Bytes = [0xFF, 0xD9]
    private static let frame = jpeg(0xC0, [8, 0, 1, 0, 1])
    private static let scans = joined(
        jpeg(0xDA, [1]), [1, 0xFF, 0, 2, 0xFF, 0xD7, 3], jpeg(0xC4, [4]), jpeg(0xDA, [2]), [5])
    private static let colours = joined(jpeg(0xE2, text("ICC_PROFILE\0a")), jpeg(0xEE, text("Adobe1")))

    private typealias Sample = (kind: PictureKind, full: Bytes, kept: Bytes)

    private static let pngSample: Sample = (
        .png,
        joined(
            startOfPNG, png("tEXt", text(secret)), png("eXIf", text(secret)), png("IDAT", [1, 2]),
            png("zzZz", text(secret)), png("IEND", []), text(secret)),
        joined(startOfPNG, png("IDAT", [1, 2]), png("IEND", []))
    )
    private static let jpegSample: Sample = (
        .jpeg,
        joined(
            startOfJPEG, jpeg(0xE0, text("JFIF\0")), jpeg(0xE0, text("JFXX\0\(secret)")), exif(1, isLittle: true),
            jpeg(0xE1, text("http://ns.adobe.com/xap/1.0/\0\(secret)")), jpeg(0xE2, text("MPF\0\(secret)")),
            jpeg(0xED, text(secret)), colours, jpeg(0xFE, text(secret)), [0xFF], frame, scans, endOfJPEG,
            text(secret)),
        joined(startOfJPEG, jpeg(0xE0, text("JFIF\0")), colours, frame, scans, endOfJPEG)
    )
    private static let webpSample: Sample = (
        .webp,
        joined(
            riff(
                joined(
                    webp("VP8X", [0x1C, 0, 0, 0, 1, 0, 0, 1, 0, 0]), webp("VP8 ", [1, 2, 3]),
                    webp("EXIF", text(secret)), webp("XMP ", text(secret + "!")))), text(secret)),
        riff(joined(webp("VP8X", [0x10, 0, 0, 0, 1, 0, 0, 1, 0, 0]), webp("VP8 ", [1, 2, 3])))
    )
    private static let pictures = [pngSample, jpegSample, webpSample]

    @Test("what is not to be seen goes, and the picture stays as it was", arguments: pictures.indices)
    func stripped(index: Int) {
        let (kind, full, kept) = Self.pictures[index]
        #expect(kind.stripped(full) == kept)
        #expect(kind.stripped(kept) == kept)
    }

    @Test("of what a camera says there stays how it was held", arguments: [true, false])
    func orientation(isLittle: Bool) throws {
        let rest = Self.joined(Self.frame, Self.scans, Self.endOfJPEG)
        for orientation in UInt8(0)...9 {
            let full = Self.joined(Self.startOfJPEG, Self.exif(orientation, isLittle: isLittle), rest)
            let kept = try #require(PictureKind.jpeg.stripped(full))
            #expect(kept.count == rest.count + 2 + ((2...8).contains(orientation) ? 36 : 0))
            #expect(!String(decoding: kept, as: UTF8.self).contains("GPS"))
            #expect(PictureKind.jpeg.stripped(kept) == kept, "what was kept is read again as it was")
        }
    }

    @Test("a picture that is cut off anywhere is not whole", arguments: pictures.indices)
    func truncated(index: Int) {
        let (kind, _, whole) = Self.pictures[index]
        for count in 0..<whole.count {
            #expect(kind.stripped(Bytes(whole.prefix(count))) == nil, "cut behind \(count) bytes")
        }
    }

    @Test("whatever is sent, nothing breaks, and it grows by no more than what a turned picture needs")
    func hostile() {
        var random = SystemRandomNumberGenerator()
        for (kind, full, _) in Self.pictures {
            for _ in 0..<5_000 {
                var bytes = full
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let value: UInt8 = [0, 1, 0x7F, 0x80, 0xFF].randomElement() ?? 0
                    bytes[Int.random(in: 4..<bytes.count, using: &random)] = value
                }
                #expect((kind.stripped(bytes)?.count ?? 0) <= bytes.count + 36)
            }
        }
        for length: Bytes in [[0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0]] {
            let (png, webp) = (Self.text("IHDR"), Self.text("WEBPVP8 "))
            #expect(PictureKind.png.stripped(Self.joined(Self.signature, length, png)) == nil)
            #expect(PictureKind.webp.stripped(Self.joined(Self.text("RIFF"), length, webp, length)) == nil)
        }
        #expect(PictureKind.jpeg.stripped(Self.joined(Self.startOfJPEG, [0xFF, 0xE1, 0, 1])) == nil)
        let marks = Bytes(repeating: 0xFF, count: 100_000)
        #expect(PictureKind.jpeg.stripped(Self.joined(Self.startOfJPEG, marks)) == nil)
    }
}
