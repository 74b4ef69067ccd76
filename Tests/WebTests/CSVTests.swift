import Testing

@testable import Web

@Suite struct CSVTests {
    @Test(
        "a cell is quoted where it must be, and never a formula",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("@me", "'@me"), ("-", "'-"), ("-12.5", "-12.5"), ("", ""),
            ("=a,b", "\"'=a,b\""), ("Ümlaut", "Ümlaut"),
        ])
    func cells(text: String, written: String) {
        var csv = CSV()
        csv.add([text, "end"])
        #expect(String(decoding: csv.bytes, as: UTF8.self) == written + ",end\r\n")
    }
}
