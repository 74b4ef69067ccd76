import Base
import Testing

@testable import HTTP

@Suite struct RangeSetTests {
    @Test(
        "parts of a content of ten bytes",
        arguments: [
            ("bytes=0-0", [0..<1]), ("bytes=0-9", [0..<10]), ("bytes=2-5", [2..<6]), ("bytes=5-", [5..<10]),
            ("bytes=-3", [7..<10]), ("bytes=-30", [0..<10]), ("bytes=0-99", [0..<10]), ("BYTES=1-2", [1..<3]),
            ("bytes=0-99999999999999999999", [0..<10]), ("bytes=-99999999999999999999", [0..<10]),
            ("bytes=0-1,4-5", [0..<2, 4..<6]), ("bytes=4-5 ,\t0-1", [4..<6, 0..<2]),
            ("bytes=,0-1,,4-5,", [0..<2, 4..<6]),
            ("bytes=0-1,10-,-0", [0..<2]), ("bytes=0-4,3-5", [0..<5, 3..<6]), ("bytes=007-8", [7..<9]),
        ])
    func parts(field: String, expected: [Range<Int>]) {
        #expect(RangeSet(field, of: 10) == .parts(expected))
    }

    @Test(
        "what is no list of byte ranges is ignored",
        arguments: [
            "", "bytes", "bytes=", "bytes=,", "bytes=-", "bytes=a-b", "bytes=0", "bytes=5-4", "bytes=0-1;4-5",
            "bytes=--1",
            "bytes =0-1", "bytes: 0-1", "lines=0-1", "bytes=0-1,x", "bytes=0 -1", "bytes=0- 1", "bytes=+0-1",
            "bytes=0-1-2",
            "bytes=0x0-1", "bytes=1.0-2", "bytes=0-1,5-4", "0-1", "bytes=0-1 2-3",
        ])
    func ignored(field: String) {
        #expect(RangeSet(field, of: 10) == .whole)
    }

    @Test(
        "parts that do not exist cannot be sent",
        arguments: ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999-", "bytes=10-,20-30,-0"])
    func unsatisfiable(field: String) {
        #expect(RangeSet(field, of: 10) == .unsatisfiable)
    }

    @Test("nothing has no first byte, and its last part is all of it")
    func emptyContent() {
        #expect(RangeSet("bytes=0-", of: 0) == .unsatisfiable)
        #expect(RangeSet("bytes=0-0", of: 0) == .unsatisfiable)
        #expect(RangeSet("bytes=-0", of: 0) == .unsatisfiable)
        #expect(RangeSet("bytes=-5", of: 0) == .whole)
    }

    @Test("many parts, or parts that together are more than the whole, are answered with the whole")
    func tooMuch() {
        let fields = { (count: Int) in
            "bytes=" + (0..<count).map { "\($0 * 2)-\($0 * 2)" }.joined(separator: ",")
        }
        #expect(RangeSet(fields(16), of: 1000) != .whole)
        #expect(RangeSet(fields(17), of: 1000) == .whole)
        #expect(RangeSet("bytes=0-,0-", of: 1000) == .whole)
        #expect(RangeSet("bytes=0-9,1-9,2-9", of: 1000) != .whole)
        #expect(RangeSet("bytes=0-9,3-9,2-9,1-9", of: 1000) == .whole)
        #expect(RangeSet("bytes=0-9,1-2,4-5,7-8", of: 1000) == .whole)
    }

    @Test("only a GET with one Range field that may have a part gets one")
    func requests() {
        func ranges(_ request: Request) -> RangeSet {
            request.ranges(of: 10, entityTag: "\"a\"", lastModified: nil)
        }
        #expect(ranges(request(.get, "Range: bytes=0-1")) == .parts([0..<2]))
        #expect(ranges(request(.get, "Range: bytes=0-1", "If-Range: \"a\"")) == .parts([0..<2]))
        #expect(ranges(request(.get, "Range: bytes=0-1", "If-Range: \"b\"")) == .whole)
        #expect(ranges(request(.get, "Range: bytes=0-1", "Range: bytes=2-3")) == .whole)
        #expect(ranges(request(.head, "Range: bytes=0-1")) == .whole)
        #expect(ranges(request(.get)) == .whole)
    }

    @Test("a content range counts from zero to the last byte")
    func contentRange() {
        #expect(RangeSet.contentRange(0..<100, of: 1234) == "bytes 0-99/1234")
        #expect(RangeSet.contentRange(unsatisfiedOf: 1234) == "bytes */1234")
    }

    @Test("several parts go out between boundaries, and the length is known before")
    func layout() {
        let parts = [0..<2, 4..<6]
        let layout = MultipartRanges(parts, of: 10, type: "text/plain", boundary: "xyz")
        let content = Bytes("0123456789".utf8)
        var body = Bytes()
        for (head, part) in zip(layout.heads, parts) { body += head + content[part] }
        body += layout.end
        let expected = """
            \r
            --xyz\r
            Content-Type: text/plain\r
            Content-Range: bytes 0-1/10\r
            \r
            01\r
            --xyz\r
            Content-Type: text/plain\r
            Content-Range: bytes 4-5/10\r
            \r
            45\r
            --xyz--\r\n
            """
        #expect(String(decoding: body, as: UTF8.self) == expected)
        #expect(layout.count == body.count)
        #expect(layout.contentType == "multipart/byteranges; boundary=xyz")
        #expect(
            !String(decoding: MultipartRanges(parts, of: 10, type: nil, boundary: "x").heads[0], as: UTF8.self)
                .contains("Type"))
    }
}
