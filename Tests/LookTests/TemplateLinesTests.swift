import Testing

/// Templates are read by people: an element a line, indented by its depth.
@Suite struct TemplateLinesTests {
    @Test("no line is longer than 160 letters, but where one text alone is")
    func lines() throws {
        let text = /(?:\{\{ |[\w-]+=)(?:t|[\w.]+ \| plural "[^"]*") "[^"]*"(?: as "[^"]*")?(?: \}\}| %\})?/
        for (name, template) in try PublicFilesTests.templates() {
            for (index, line) in template.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where line.count > 160 {
                let isText = line.drop { $0 == " " }.wholeMatch(of: text) != nil
                #expect(isText, "\(name):\(index + 1)")
            }
        }
    }
}
