import Base
import Testing

@testable import Partners

@Suite struct PartnerStateTests {
    @Test(
        "a firm goes its way step by step",
        arguments: [
            (PartnerState.applied, PartnerState.invited), (.invited, .onboarding), (.onboarding, .active),
            (.active, .paused), (.paused, .active), (.paused, .suspended), (.suspended, .archived),
        ])
    func way(from: PartnerState, to: PartnerState) throws {
        let moves = PartnerMove.all.filter { $0.from == from && $0.to == to }
        #expect(moves.count == 1)
    }

    @Test(
        "what is no step is refused, whoever asks",
        arguments: [
            (PartnerState.applied, PartnerState.active), (.active, .archived), (.active, .applied),
            (.archived, .active), (.active, .active), (.suspended, .paused),
        ])
    func refused(from: PartnerState, to: PartnerState) {
        for mover in [PartnerMove.Mover.admin, .firm] {
            #expect(throws: PartnerProblem.cannotMove(from: from, to: to)) {
                try PartnerMove.find(from: from, to: to, by: mover, why: "so")
            }
        }
    }

    @Test("a firm can neither let itself in nor come back by itself")
    func firmMoves() {
        let byFirm = PartnerMove.all.filter { $0.movers.contains(.firm) }
        #expect(byFirm.map(\.from) == [.invited, .onboarding])
        #expect(byFirm.map(\.to) == [.onboarding, .active])
    }

    @Test("suspending and archiving want a reason", arguments: [nil, ""])
    func reasons(why: String?) {
        #expect(throws: PartnerProblem.reasonMissing) {
            try PartnerMove.find(from: .active, to: .suspended, by: .admin, why: why)
        }
        #expect(throws: PartnerProblem.reasonMissing) {
            try PartnerMove.find(from: .suspended, to: .archived, by: .admin, why: why)
        }
        #expect(throws: Never.self) { try PartnerMove.find(from: .paused, to: .active, by: .admin, why: why) }
    }

    @Test("suspending signs out, ends earning and holds what is not paid, and says so")
    func suspension() throws {
        let move = try PartnerMove.find(from: .active, to: .suspended, by: .admin, why: "fraud")
        #expect(move.consequences.count == 4)
        #expect(!PartnerState.suspended.canSignIn)
        #expect(!PartnerState.suspended.linksEarn)
        #expect(!PartnerState.suspended.isPaid)
        #expect(!PartnerState.suspended.takesLeads)
    }

    @Test("a paused firm works on with what it has")
    func pause() throws {
        #expect(PartnerState.paused.canSignIn && PartnerState.paused.linksEarn && PartnerState.paused.isPaid)
        #expect(!PartnerState.paused.takesLeads)
        #expect(try PartnerMove.find(from: .active, to: .paused, by: .admin, why: "holiday").consequences.count == 2)
    }
}
