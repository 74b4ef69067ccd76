internal import Programme
internal import Templates

extension Feature {
    static let pipelineTools = Feature(
        "pipeline_tools", Text("Bulk actions, saved views and reminders"), from: .active)
    static let automation = Feature("automation", Text("Follow-up automation"), from: .performer)
}
