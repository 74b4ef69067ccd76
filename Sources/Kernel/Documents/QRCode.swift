package import Base
internal import CQRencode

/// A QR code (ISO/IEC 18004), by libqrencode.
package struct QRCode: Equatable, Sendable {
    /// Modules in a row.
    package let width: Int
    private let isDark: [Bool]

    /// The margin that cameras need around the code.
    private static let quietZone = 4

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package init(_ text: String) throws(Failure) {
        let bytes = Bytes(text.utf8)
        guard let size = Int32(exactly: bytes.count), let code = unsafe QRcode_encodeData(size, bytes, 0, QR_ECLEVEL_M)
        else { throw Failure(description: "a QR code cannot be made of \(bytes.count) bytes") }
        defer { unsafe QRcode_free(code) }
        let width = Int(unsafe code.pointee.width)
        self.width = width
        isDark = (0..<width * width).map { unsafe code.pointee.data[$0] & 1 == 1 }
    }

    package func isDark(row: Int, column: Int) -> Bool {
        isDark[row * width + column]
    }

    /// A picture of any size, dark on light in every theme. The title is what it says to someone who cannot see it.
    package func svg(title: String) -> Bytes {
        let side = width + 2 * Self.quietZone
        var svg = Bytes()
        svg.append("<svg viewBox=\"0 0 \(side) \(side)\" role=\"img\" shape-rendering=\"crispEdges\">")
        svg.append("<title>")
        svg.append(escaped: title)
        svg.append("</title>")
        svg.append("<path fill=\"#fff\" d=\"M0 0h\(side)v\(side)H0z\"/><path fill=\"#000\" d=\"")
        for row in 0..<width {
            appendRuns(ofRow: row, to: &svg)
        }
        svg.append("\"/></svg>")
        return svg
    }

    /// A rectangle for each run of dark modules.
    private func appendRuns(ofRow row: Int, to svg: inout Bytes) {
        var column = 0
        while column < width {
            let start = column
            while column < width, isDark(row: row, column: column) { column += 1 }
            if column > start {
                let length = column - start
                svg.append("M\(start + Self.quietZone) \(row + Self.quietZone)h\(length)v1h-\(length)z")
            }
            column += 1
        }
    }
}

extension Array where Element == UInt8 {
    fileprivate mutating func append(escaped text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "&"): append("&amp;")
            default: append(byte)
            }
        }
    }
}
