import Base
import Templates
import Sheets
import Testing

@testable import Web

@Suite struct CSVTests {
    @Test(
        "a cell is quoted where it must be, and never a formula",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("@me", "'@me"), ("-", "'-"), ("-12.5", "-12.5"), ("", ""),
            ("=a,b", "\"'=a,b\""), ("Ümlaut", "Ümlaut"), ("a;b", "\"a;b\""), ("a\tb", "\"a\tb\""),
            ("\u{FF1D}1+1", "'\u{FF1D}1+1"),
        ])
    func cells(text: String, written: String) {
        for (language, separator) in [(Language.english, ","), (.german, ";")] {
            var csv = CSV(language)
            csv.add([text, "end"])
            #expect(String(decoding: csv.bytes, as: UTF8.self) == "\(written)\(separator)end\r\n")
        }
    }

    @Test(
        "whatever a spreadsheet splits at, no piece of a cell is a formula, and all reads back as it was",
        arguments: [
            "x;=HYPERLINK(1)", "x,=HYPERLINK(1)", "x\t=1+1", "x\r\n=1+1", "x\r=1+1", "x\n=1+1", "x;\"=1+1\"",
            "=1;=2,=3",
            "x;@sum(1)", "x;-cmd|' /C calc'!A0", "x,\"\"+1", ";=1", "\"=1\";=2", "x;\u{FF1D}1", "\t=1", "-12x,=1",
        ])
    func breaks(text: String) throws {
        for language in Language.allCases {
            var csv = CSV(language)
            csv.add(["note", "next"])
            csv.add([text, "end"])
            let written = String(decoding: csv.bytes, as: UTF8.self)
            // The coarsest reader: it splits anywhere, and quotation marks mean nothing to it.
            for piece in written.unicodeScalars.split(whereSeparator: { ",;\t\r\n".unicodeScalars.contains($0) }) {
                let bare = piece.drop { $0 == "\"" }
                #expect(!(bare.first.map { "=+-@\u{FF1D}".unicodeScalars.contains($0) } ?? false), "\(written)")
            }
            #expect(try CSV.unguarded(Sheet(csv.bytes).rows[0][0]).trimmed == text.trimmed)
        }
    }

    @Test(
        "what is no formula stays as it is", arguments: ["100,-", "Loss; -12 of 3", "a,-12.5", "Weber, Bau", "a + b"])
    func harmless(text: String) {
        var csv = CSV(.english)
        csv.add([text])
        #expect(String(decoding: csv.bytes, as: UTF8.self).contains(text))
    }
}
