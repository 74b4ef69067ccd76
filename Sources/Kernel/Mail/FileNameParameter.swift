internal import Base

extension String {
    /// The parameters that tell the name of an attached file, one a line, each with what comes before it. A name that is
    /// long or not plain is written in numbered pieces (RFC 2231).
    var fileNameParameters: String {
        let name = oneLine.replacing("/", with: "_").replacing("\\", with: "_")
        let plain = name.utf8.allSatisfy { $0.isVisible || $0 == UInt8(ascii: " ") }
        guard !plain || name.utf8.count > 60 else { return ";\r\n filename=\(name.quoted)" }
        let pieces = name.percentPieces
        return pieces.enumerated().map { index, piece in
            let number = pieces.count > 1 ? "*\(index)" : ""
            return ";\r\n filename\(number)*=\(index == 0 ? "utf-8''" : "")\(piece)"
        }.joined()
    }

    /// The bytes in pieces of 48 characters at the most, all but letters, digits and three signs as `%C3`.
    private var percentPieces: [String] {
        var pieces = [""]
        for byte in utf8 {
            let isPlain =
                byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte.lowercased)
                || "-._".utf8.contains(byte)
            let text = isPlain ? String(UnicodeScalar(byte)) : "%" + [byte].hexadecimal.uppercased()
            if pieces[pieces.count - 1].utf8.count + text.utf8.count > 48 {
                pieces.append("")
            }
            pieces[pieces.count - 1] += text
        }
        return pieces
    }
}
