import Testing

@Suite struct ConformanceTests {
    static let table =
        ConformanceCase.served + ConformanceCase.bodies + ConformanceCase.requestLines + ConformanceCase.badFields
        + ConformanceCase.framing + ConformanceCase.desync

    @Test("every row of the table, sent at once and byte by byte", arguments: table)
    func row(row: ConformanceCase) throws {
        let port = try TestServer.shared.get().port
        try row.run(port: port, pace: .whole)
        if row.isShort { try row.run(port: port, pace: .drip) }
    }

    @Test("no two rows have one name")
    func names() {
        let twins = Dictionary(grouping: Self.table, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
        #expect(twins.isEmpty)
        #expect(Self.table.count > 700)
    }
}
