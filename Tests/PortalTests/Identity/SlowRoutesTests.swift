import TestKit
import Testing

@testable import HTTP

@Suite struct SlowRoutesTests {
    @Test("whatever hashes a password runs apart from all other forms")
    func hashing() throws {
        let slow = try TestPortal().router.routes.filter { $0.place == .slow }.map(\.name)
        for name in ["LoginPages", "StepUpPages", "InvitePages", "ResetPages", "SetupPages"] {
            #expect(slow.contains { $0.hasPrefix("Identity/\(name).swift:") }, "\(name)")
        }
    }
}
