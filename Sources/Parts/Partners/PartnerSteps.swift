internal import Base
internal import Database
internal import Programme
internal import Templates
internal import Web

/// What is done first about firms: by one that has just come in, and by the admin of a programme without any.
enum PartnerSteps {
    static func todo(_ step: OnboardingStep, at now: Timestamp) -> Todo {
        Todo(
            urgency: step.canWait ? .chance : .soon, deadline: now, title: step.title, note: step.note,
            when: Text("getting started"), icon: step.icon, path: step.path)
    }

    static func makeRoom(_ storage: FirmStorage, at now: Timestamp) -> Todo {
        Todo(
            urgency: .soon, deadline: now, title: Text("File storage is nearly full"),
            note: Text("remove files you no longer need, or reach the next tier"),
            when: Text("{percent}%", ["percent": "\(storage.percent)"]), icon: "document", path: TierPath.progression)
    }

    static func ofFirm(_ firm: ID<Firm>, in reader: Reader) throws -> FirstStep {
        let isReady =
            try PartnerRecords.partner(firm, in: reader) == nil
            || Onboarding.progress(of: firm, OnboardingStep.own, in: reader).isComplete
        return FirstStep(
            10, Text("Get started"), note: Text("Your firm details and the agreement. Takes a few minutes."),
            action: isReady ? Text("Done") : Text("Continue"), icon: "flag", path: PartnerPath.onboarding,
            isDone: isReady)
    }

    static func ofAdmin(in reader: Reader) throws -> [FirstStep] {
        let isSigned = try Agreements.current(in: reader) != nil
        let isFirst = try PartnerCounts(in: reader).states.isEmpty
        return [
            FirstStep(
                20, Text("Publish the agreement"),
                note: Text("The text that firms sign. Firms cannot complete onboarding without it."),
                action: isSigned ? Text("Done") : Text("Agreement"), icon: "document", path: PartnerPath.agreement,
                isDone: isSigned),
            FirstStep(
                30, Text("Add your first partner"),
                note: Text("Add a firm and invite its owner, or share the programme page and wait for applications."),
                action: isFirst ? Text("Add partner") : Text("Partners"), icon: "firm",
                path: isFirst ? PartnerPath.new : PartnerPath.list),
        ]
    }
}
