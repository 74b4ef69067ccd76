import Base
import Database
import FaultBank
import TestKit
import Testing

@Suite(.serialized) struct KillTests {
    @Test("sixty-four clients write; after each of twenty kills all that was acknowledged is there, and nothing twice")
    func kill() throws {
        let folder = try TemporaryFolder(in: TemporaryFolder.memory)
        let data = "\(folder.path)/data"
        for round in 1...20 {
            let subject = try Subject("clients", data)
            #expect(try subject.killAfter(Int.random(in: 1...1500)), "round \(round)")
            let bank = try Bank(data)
            #expect(try bank.complaints(acknowledged: subject.acknowledged) == [], "round \(round)")
            bank.database.close()
        }
    }

    @Test("the same when the power is cut: only what was synced is left")
    func powerCut() throws {
        let folder = try TemporaryFolder(in: TemporaryFolder.memory)
        let data = "\(folder.path)/data"
        let copies = "\(folder.path)/copies"
        try Disk.makeFolder(data)
        try Disk.makeFolder(copies)
        let environment = try BadDisk.environment(data, ["FAULT_COPY": copies])
        for round in 1...20 {
            let subject = try Subject("clients", data, environment: environment)
            #expect(try subject.killAfter(Int.random(in: 1...1000)), "round \(round)")
            try PowerCut.leave(of: data, copies)
            let bank = try Bank(data)
            #expect(try bank.complaints(acknowledged: subject.acknowledged) == [], "round \(round)")
            bank.database.close()
            try PowerCut.begin(with: data, copies)
        }
    }
}
