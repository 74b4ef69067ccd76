import Base
import HTTP
import Templates
import Testing
import Web

@testable import Leads

@Suite struct LeadQueryTests {
    private static let amounts = Amounts(
        Audience(.german, zone: .utc, now: Timestamp(milliseconds: 1_770_379_200_000)), .eur)

    private func query(_ text: String) throws -> LeadQuery {
        try LeadQuery(FormFields(urlEncoded: Bytes(text.utf8).span))
    }

    @Test("what the board knows is kept in its address, in one order, and nothing else is")
    func address() throws {
        let query = try query("rotting=1&colour=red&q=M%C3%BCller+%26+Co&stage=&owner=nobody")
        #expect(query.text() == "?q=M%c3%bcller%20%26%20Co&owner=nobody&rotting=1")
        #expect(try self.query("").text() == "")
        #expect(query.isFiltered)
    }

    @Test("more cards of one stage leave those of the others as they are")
    func more() throws {
        let query = try query("q=a&more=new.100&more=won.9999&more=lost.x&more=contacted.3")
        #expect(query.shown == ["new": 100, "won": 500, "contacted": 50])
        #expect(query.text(showing: ("new", 150)) == "?q=a&more=contacted.50&more=new.150&more=won.500")
    }

    @Test("typed amounts, days and people become what the store is asked for")
    func filter() throws {
        let filter = try query("min=1.200,50&max=5000&from=2026-01-01&to=2026-01-31&source=form&tag=hot&overdue=1")
            .filter(Self.amounts)
        #expect(filter.valueFrom == 120_050)
        #expect(filter.valueTo == 500_000)
        #expect(filter.createdFrom == Timestamp(milliseconds: 1_767_225_600_000))
        #expect(filter.createdTo == Timestamp(milliseconds: 1_769_904_000_000))
        #expect(filter.source == .form)
        #expect(filter.tag == "hot")
        #expect(filter.isOverdue && !filter.isRotting)
    }

    @Test("what cannot be understood is passed over", arguments: ["min=a&from=31.1.&source=x", "owner=me", "q=%20%20"])
    func nonsense(text: String) throws {
        #expect(try query(text).filter(Self.amounts).isEmpty)
    }

    @Test("an amount is read in the reader's language, and one that is passed over is told of")
    func amounts() throws {
        #expect(try query("min=12.500").filter(Self.amounts).valueFrom == 1_250_000)
        #expect(try query("min=12.500&max=5").problems(Self.amounts) == [])
        let query = try query("min=12,500&max=many")
        #expect(query.filter(Self.amounts).isEmpty)
        #expect(
            query.problems(Self.amounts).map(\.english) == [
                "“12,500” is ambiguous. Please enter it without the separator: 12500.",
                "Please enter an amount, for example 12480.50.",
            ])
    }
}
