import Base
import Testing

@testable import Web

@Suite struct PictureSizeTests {
    private static func number(_ number: Int, _ count: Int) -> Bytes {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    private static func png(_ width: Int, _ height: Int) -> Bytes {
        Bytes(repeating: 0, count: 16) + number(width, 4) + number(height, 4)
    }

    private static func jpeg(_ width: Int, _ height: Int) -> Bytes {
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 3, 0, 0xFF, 0xC2, 0, 8, 8] + number(height, 2) + number(width, 2) + [1, 0xFF, 0xD9]
    }

    private static func webp(_ name: String, _ rest: Bytes) -> Bytes {
        Bytes("RIFF....WEBP\(name)....".utf8) + rest + Bytes(repeating: 0, count: 20)
    }

    private static func extended(_ width: Int, _ height: Int) -> Bytes {
        webp("VP8X", [0, 0, 0, 0] + number(width - 1, 3).reversed() + number(height - 1, 3).reversed())
    }

    @Test(
        "a picture has forty million pixels at most, however few bytes it has",
        arguments: [
            (.png, png(8_000, 5_000), true), (.png, png(8_001, 5_000), false), (.png, png(0, 5), false),
            (.png, png(0xFFFF_FFFF, 0xFFFF_FFFF), false), (.png, png(1, 40_000_001), false), (.png, [1, 2], false),
            (.jpeg, jpeg(8_000, 5_000), true), (.jpeg, jpeg(65_000, 65_000), false), (.jpeg, [0xFF, 0xD8], false),
            (.webp, extended(8_000, 5_000), true), (.webp, extended(1 << 24, 1 << 24), false),
            (.webp, webp("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 10, 0, 10, 0]), true),
            (.webp, webp("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 0xFF, 0x3F, 0xFF, 0x3F]), false),
            (.webp, webp("VP8L", [0x2F, 0xFF, 0xFF, 0xFF, 0x0F]), false),
            (.webp, webp("VP8L", [0x2F, 9, 0, 0, 0]), true), (.webp, webp("ALPH", []), false),
        ] as [(PictureKind, Bytes, Bool)])
    func ceiling(kind: PictureKind, picture: Bytes, isDrawable: Bool) {
        #expect(kind.isDrawable(picture) == isDrawable)
    }
}
