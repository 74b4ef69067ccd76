internal import Partners
internal import Programme
internal import Templates

/// What an admin does first. It stands on the overview until a firm has become active.
extension OverviewSetting {
    func firstSteps(_ counts: PartnerCounts) throws -> [FirstStep] {
        guard counts.states[.active] == nil else { return [] }
        let isOurs = settings.company != Settings().company
        let isSigned = try Agreements.current(in: reader) != nil
        return [
            FirstStep(
                title: Text("Make it yours"),
                note: Text("Name, logo and colour, currency, time zone, sender of mails."),
                action: isOurs ? Text("Done") : Text("Settings"), icon: "sliders", path: TierPath.settings,
                isDone: isOurs),
            FirstStep(
                title: Text("Publish the agreement"),
                note: Text("The text that firms sign. Until there is one, none can finish its beginning."),
                action: isSigned ? Text("Done") : Text("Agreement"), icon: "document", path: PartnerPath.agreement,
                isDone: isSigned),
            FirstStep(
                title: Text("Take up the first partner"),
                note: Text("Add a firm and invite its owner, or share the programme page and wait for applications."),
                action: counts.states.isEmpty ? Text("Add a partner") : Text("Partners"), icon: "firm",
                path: counts.states.isEmpty ? PartnerPath.new : PartnerPath.list, isDone: false),
        ]
    }
}
