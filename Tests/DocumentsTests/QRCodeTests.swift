import Base
import Testing

@testable import Documents

@Suite struct QRCodeTests {
    /// The square with a dot in it that stands in three corners.
    static let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]

    @Test("a code has the size of its version, its three finder patterns, and the dotted lines between them")
    func form() throws {
        let code = try QRCode("otpauth://totp/Portico:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(code.width == 37)
        let far = code.width - 7
        for (row, column) in [(0, 0), (0, far), (far, 0)] {
            let seen = (0..<7).map { y in
                (0..<7).map { code.isDark(row: row + y, column: column + $0) ? "#" : "." }.joined()
            }
            #expect(seen == Self.finder)
        }
        for place in 8..<far {
            #expect(code.isDark(row: 6, column: place) == place.isMultiple(of: 2))
            #expect(code.isDark(row: place, column: 6) == place.isMultiple(of: 2))
        }
    }

    @Test("the picture shows exactly the dark modules, with four light ones around them")
    func picture() throws {
        let code = try QRCode("portico")
        let svg = String(decoding: code.svg(title: "Scan"), as: UTF8.self)
        #expect(svg.contains("viewBox=\"0 0 29 29\""))
        let path = try #require(svg.split(separator: " d=\"").last).prefix { $0 != "\"" }
        var dark: Set<[Int]> = []
        for run in path.split(separator: "M") {
            let numbers = run.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
            try #require(numbers.count == 5 && numbers[2] == -numbers[4] && numbers[3] == 1)
            for column in numbers[0]..<numbers[0] + numbers[2] {
                #expect(dark.insert([numbers[1] - 4, column - 4]).inserted)
            }
        }
        for row in 0..<21 {
            for column in 0..<21 {
                #expect(dark.contains([row, column]) == code.isDark(row: row, column: column))
            }
        }
        #expect(dark.allSatisfy { (0..<21).contains($0[0]) && (0..<21).contains($0[1]) })
    }

    @Test("the title cannot end itself, and there is no style or script that a strict policy would refuse")
    func title() throws {
        let svg = String(decoding: try QRCode("x").svg(title: "A & B </title><script>"), as: UTF8.self)
        #expect(svg.contains("role=\"img\""))
        #expect(svg.contains("<title>A &amp; B &lt;/title&gt;&lt;script&gt;</title>"))
        #expect(!svg.contains("style"))
    }

    @Test("a code holds 2,331 bytes, and more is an error")
    func limit() throws {
        #expect(try QRCode(String(repeating: "é", count: 1165)).width == 177)
        #expect(throws: QRCode.Failure.self) { try QRCode(String(repeating: "é", count: 1166)) }
        #expect(throws: QRCode.Failure.self) { try QRCode("") }
    }
}
