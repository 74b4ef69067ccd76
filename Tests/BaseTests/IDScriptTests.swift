import Base
import Testing

@Suite struct IDScriptTests {
    private enum Thing: Identified {
        static let idPrefix = "thing"
    }

    private func made(seed: UInt64) -> [ID<Thing>] {
        let script = IDScript(seed: seed)
        return script.run {
            [5_000, 5_000, 9_000, 2_000].map { (moment: Int64) in
                script.set(Timestamp(milliseconds: moment))
                return ID<Thing>.make()
            }
        }
    }

    @Test("ids bear the moments of the script, grow within one, and are the same for the same seed")
    func moments() {
        let ids = made(seed: 7)
        #expect(ids.map(\.number.milliseconds) == [5_000, 5_000, 9_000, 2_000])
        #expect(ids[0] < ids[1])
        #expect(ids == made(seed: 7))
        #expect(ids != made(seed: 8))
    }

    @Test("outside of it, ids are of now")
    func outside() {
        _ = made(seed: 7)
        #expect(ID<Thing>.make().number.milliseconds > 1_700_000_000_000)
    }
}
