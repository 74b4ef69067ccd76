import Testing

@testable import Base

private enum Lead: Identified {
    static let idPrefix = "lead"
}

@Suite struct IDTests {
    @Test("an id is read as it is written")
    func roundTrip() throws {
        for _ in 0..<1000 {
            let id = ID<Lead>.make()
            #expect(id.text.utf8.count == 31)
            #expect(id.text.hasPrefix("lead_0"))
            #expect(ID<Lead>(id.text) == id)
        }
    }

    @Test(
        "known numbers",
        arguments: [
            (UInt64(0), UInt64(0), "00000000000000000000000000"),
            (.max, .max, "7zzzzzzzzzzzzzzzzzzzzzzzzz"),
            (0, 1, "00000000000000000000000001"),
            (1, 0, "0000000000000g000000000000"),
            (1 << 63, 1 << 63, "40000000000008000000000000"),
        ])
    func knownNumbers(high: UInt64, low: UInt64, digits: String) {
        let number = IDNumber(high: high, low: low)
        var bytes = Bytes()
        number.append(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == digits)
        #expect(ID<Lead>("lead_\(digits)")?.number == number)
    }

    @Test(
        "what is not an id of the kind is refused",
        arguments: [
            "", "lead_", "lead_0000000000000000000000000", "lead_000000000000000000000000000",
            "leads_00000000000000000000000000", "user_00000000000000000000000000",
            "lead-00000000000000000000000000", "lead_80000000000000000000000000",
            "lead_0000000000000000000000000u", "lead_0000000000000000000000000I",
            "lead_000000000000000000000000é",
        ])
    func refused(text: String) {
        #expect(ID<Lead>(text) == nil)
    }

    @Test("ids made one after another grow, also within a millisecond and when the clock goes back")
    func monotonic() {
        var last = IDNumber.make()
        for step in 0..<10_000 {
            let next = IDNumber.make(at: Clock.now - Int64(step % 3) * 1000)
            #expect(last < next)
            last = next
        }
    }

    @Test("ids made by many threads at once are all different")
    func unique() async {
        let made = await withTaskGroup(of: [ID<Lead>].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<2000).map { _ in ID<Lead>.make() } }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(made).count == 16_000)
    }

    @Test("an id tells when it was made, and sorts as its text does")
    func ordered() {
        let before = Clock.now
        let ids = (0..<100).map { _ in ID<Lead>.make() }
        #expect(abs(ids[0].number.milliseconds - before) < 1000)
        #expect(ids.map(\.text) == ids.map(\.text).sorted())
    }
}
