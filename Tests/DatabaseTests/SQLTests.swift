import Testing

@testable import Database

@Suite struct SQLTests {
    @Test("a condition can be added behind a statement that has values of its own")
    func shifting() {
        let condition: SQL = "a = $1 AND b IN ($2, $10) AND c LIKE '$' OR d = $1"
        #expect(condition.shifted(by: 0).text == condition.text)
        #expect(condition.shifted(by: 3).text == "a = $4 AND b IN ($5, $13) AND c LIKE '$' OR d = $4")
        #expect(
            ("SELECT 1 WHERE x = $1 AND " + condition.shifted(by: 1)).text.hasPrefix("SELECT 1 WHERE x = $1 AND a = $2")
        )
    }
}
