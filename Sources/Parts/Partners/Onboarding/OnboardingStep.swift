package import Templates

/// One thing that a new firm does to begin well, declared by the part that it is about. Only those of this part keep a
/// firm from being active.
package struct OnboardingStep: Sendable {
    package enum State: String, Sendable {
        case open, done, skipped
    }

    /// The stored code.
    package let code: String
    /// Its place among the others.
    package let order: Int
    package let title: Text
    package let note: Text
    package let icon: String
    package let path: String
    /// May be left for later without keeping the firm from being active.
    package let canWait: Bool
    /// The place on the ladder from which it is there, from 0. A firm that has begun long ago finds it when it climbs.
    package let rank: Int

    package init(
        _ code: String, order: Int, _ title: Text, _ note: Text, icon: String, path: String, canWait: Bool = false,
        rank: Int = 0
    ) {
        self.code = code
        self.order = order
        self.title = title
        self.note = note
        self.icon = icon
        self.path = path
        self.canWait = canWait
        self.rank = rank
    }
}

extension OnboardingStep {
    package static let welcome = OnboardingStep(
        "welcome", order: 10, Text("Welcome"), Text("How the programme works and how you earn."), icon: "flag",
        path: PartnerPath.step("welcome"))
    package static let profile = OnboardingStep(
        "profile", order: 20, Text("Your firm"), Text("Your firm's details and strengths."), icon: "firm",
        path: PartnerPath.step("profile"))
    package static let agreement = OnboardingStep(
        "agreement", order: 30, Text("Agreement"), Text("Read the whole agreement and sign it with your name."),
        icon: "document", path: PartnerPath.step("agreement"))
    package static let plan = OnboardingStep(
        "plan", order: 50, Text("Account plan"), Text("Your goals, target customers and the support you need."),
        icon: "target", path: PartnerPath.step("plan"), canWait: true, rank: 2)

    /// Those of this part, which decide whether a firm is ready.
    static let own: [OnboardingStep] = [welcome, profile, agreement, plan]
}

/// The onboarding progress of a firm.
package struct OnboardingProgress: Sendable {
    package let steps: [(step: OnboardingStep, state: OnboardingStep.State)]

    package init(
        _ states: [String: OnboardingStep.State], rank: Int = 0, of all: [OnboardingStep]
    ) {
        steps = all.filter { $0.rank <= rank }.map { ($0, states[$0.code] ?? .open) }
    }

    package var done: Int { steps.count { $0.state == .done } }

    package var percent: Int { steps.isEmpty ? 100 : done * 100 / steps.count }

    /// Nothing blocks activation: the remaining steps are optional or postponed.
    package var isComplete: Bool { steps.allSatisfy { $0.state != .open || $0.step.canWait } }

    /// The next open step.
    package var next: OnboardingStep? { steps.first { $0.state == .open }?.step }
}
