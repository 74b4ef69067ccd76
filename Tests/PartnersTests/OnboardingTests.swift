import Base
import Database
import Identity
import Templates
import TestKit
import Testing
import Web

@testable import Partners

@Suite struct OnboardingTests {
    let database: TestDatabase

    init() throws {
        database = try TestDatabase(migrated: .init())
    }

    private func added(_ state: PartnerState = .onboarding) throws -> Partner {
        let made = try partner(state: state)
        try database.database.write { try PartnerRecords.add(made, by: admin, at: noon, in: $0) }
        return made
    }

    /// As another part may have it.
    private static let other = OnboardingStep(
        "other", order: 40, Text("Other"), Text("Other"), icon: "flag", path: "/other", canWait: true)

    private func set(_ step: OnboardingStep, _ state: OnboardingStep.State = .done, of firm: Partner) throws {
        try database.database.write { try Onboarding.set(step, state, of: firm.id, by: admin, at: noon, in: $0) }
    }

    private func progress(of firm: Partner) throws -> OnboardingProgress {
        try database.database.read { try Onboarding.progress(of: firm.id, OnboardingStep.own + [Self.other], in: $0) }
    }

    @Test("a firm goes on where it stopped, and is active with the last step that matters")
    func all() throws {
        let firm = try added()
        #expect(try progress(of: firm).next?.code == "welcome")
        for (index, step) in OnboardingStep.own.filter({ !$0.canWait }).enumerated() {
            #expect(try #require(try database.partner(firm.id)).state == .onboarding)
            #expect(try progress(of: firm).done == index)
            try set(step, of: firm)
        }
        #expect(try #require(try database.partner(firm.id)).state == .active)
        #expect(try progress(of: firm).next?.code == "other")
        try set(Self.other, of: firm)
        #expect(try progress(of: firm).percent == 100)
        #expect(try progress(of: firm).next == nil)
    }

    @Test("what cannot wait cannot be left for later")
    func skipping() throws {
        let firm = try added()
        try set(.agreement, .skipped, of: firm)
        #expect(try progress(of: firm).steps.allSatisfy { $0.state == .open })
    }

    @Test("what is done stays done")
    func staysDone() throws {
        let firm = try added()
        try set(Self.other, .done, of: firm)
        try set(Self.other, .skipped, of: firm)
        let states = try database.database.read { reader in
            try reader.all("SELECT state FROM partner_steps WHERE firm_id = $1", [firm.id]) { try $0.text() }
        }
        #expect(states == ["done"])
    }

    @Test("a firm that has been active for long is not moved by a step")
    func later() throws {
        let firm = try added(.paused)
        for step in OnboardingStep.own { try set(step, of: firm) }
        #expect(try #require(try database.partner(firm.id)).state == .paused)
    }

    @Test("steps of higher tiers are there from their tier on, and what can wait does not hold anybody up")
    func ranks() {
        let first = OnboardingStep("a", order: 1, Text("A"), Text("A"), icon: "flag", path: "/a")
        let second = OnboardingStep("b", order: 1, Text("B"), Text("B"), icon: "flag", path: "/b", canWait: true)
        let elite = OnboardingStep("c", order: 1, Text("C"), Text("C"), icon: "flag", path: "/c", rank: 3)
        let all = [first, second, elite]
        #expect(OnboardingProgress([:], rank: 0, of: all).steps.map(\.step.code) == ["a", "b"])
        #expect(OnboardingProgress([:], rank: 3, of: all).steps.map(\.step.code) == ["a", "b", "c"])
        #expect(OnboardingProgress(["a": .done], rank: 0, of: all).isComplete)
        #expect(!OnboardingProgress(["a": .done], rank: 3, of: all).isComplete)
        #expect(!OnboardingProgress(["b": .done], rank: 0, of: all).isComplete)
    }

    @Test("an agreement is signed once, by the exact text, and that is kept with time and address")
    func agreement() throws {
        let firm = try added()
        let user = try database.database.write { writer in
            let new = NewUser(name: "Anna", email: try EmailAddress("a@b.de"), roles: [.owner], firm: firm.id)
            return try UserStore.create(new, at: noon, in: writer)
        }
        let anna = try #require(try database.database.read { try UserStore.account(user, in: $0) }).user
        func publish(_ text: String, _ seconds: Int) throws {
            try database.database.write {
                try Agreements.publish(text, by: admin, at: noon + .seconds(seconds), in: $0)
            }
        }
        try publish("One", 0)
        let one = try #require(try database.database.read { try Agreements.current(in: $0) })
        #expect(one.hash == Agreement.hash(of: "One") && one.hash.count == 64)
        for name in ["Anna Weber", "Somebody else"] {
            try database.database.write { writer in
                try Agreements.sign(
                    one, for: firm, as: name, by: anna, Actor(anna, address: "203.0.113.9"), at: noon, in: writer)
            }
        }
        let signatures = try database.database.read { try Agreements.signatures(of: firm.id, in: $0) }
        #expect(
            signatures == [
                .init(hash: one.hash, name: "Anna Weber", user: user, address: "203.0.113.9", at: noon)
            ])
        try publish("Two", 1)
        #expect(try database.database.read { try Agreements.current(in: $0)?.text } == "Two")
        try publish("One", 2)
        #expect(try database.database.read { try Agreements.current(in: $0)?.text } == "One")
        #expect(try database.database.read { try Agreements.all(in: $0).count } == 2)
    }
}
