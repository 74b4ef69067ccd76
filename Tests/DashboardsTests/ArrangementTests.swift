import Testing

@testable import Dashboards

@Suite struct ArrangementTests {
    private let standard = ["todo", "tier", "chart", "goal", "analytics", "ranking", "activity"]

    @Test("without a choice all blocks stand in their order")
    func untouched() {
        #expect(Arrangement(of: standard).shown == standard)
    }

    @Test(
        "what is kept comes back, what is unknown is passed over, and what is new stands at the end",
        arguments: [
            ("chart todo", "chart todo tier goal analytics ranking activity"),
            ("-chart todo gone todo", "-chart todo tier goal analytics ranking activity"),
            (
                "-todo -tier -chart -goal -analytics -ranking -activity",
                "-todo -tier -chart -goal -analytics -ranking -activity"
            ),
        ])
    func words(kept: String, expected: String) {
        #expect(Arrangement(words: kept, of: standard).words == expected)
    }

    @Test("a block moves one place, and stays where there is none")
    func moves() {
        var arrangement = Arrangement(of: standard)
        arrangement.move("tier", by: -1)
        #expect(arrangement.shown.prefix(2) == ["tier", "todo"])
        arrangement.move("tier", by: -1)
        #expect(arrangement.shown.prefix(2) == ["tier", "todo"])
        arrangement.move("activity", by: 1)
        #expect(arrangement.shown.last == "activity")
    }

    @Test("only what is ticked is shown, in the same order")
    func ticks() {
        var arrangement = Arrangement(words: "ranking todo", of: standard)
        arrangement.show(["todo", "ranking"])
        #expect(arrangement.shown == ["ranking", "todo"])
        #expect(arrangement.places.count == standard.count)
    }
}
