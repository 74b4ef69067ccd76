import Base
import Foundation
import FuzzCases

/// The inputs that are kept: `Corpus/<case>/<what it is about>`.
enum Corpus {
    static func seeds(of fuzzCase: FuzzCase) throws -> [(file: URL, input: Bytes)] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let folder = tests.appending(path: "Corpus/\(fuzzCase.name)")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).map { file in
            let content = Bytes(try Data(contentsOf: file))
            return (file, file.pathExtension == "hex" ? bytes(hexadecimal: content) : content)
        }
    }

    /// What is not text is kept as hexadecimal digits, with any white space between.
    private static func bytes(hexadecimal text: Bytes) -> Bytes {
        let digits = text.compactMap(\.hexValue)
        return stride(from: 1, to: digits.count, by: 2).map { digits[$0 - 1] << 4 | digits[$0] }
    }
}
