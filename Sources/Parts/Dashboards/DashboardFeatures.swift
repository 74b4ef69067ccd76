internal import Programme
internal import Templates

extension Feature {
    static let attribution = Feature("attribution", Text("Attribution analytics"), from: .active)
    static let goals = Feature("goals", Text("Goals and forecast"), from: .performer)
    static let ownDashboard = Feature("own_dashboard", Text("Custom dashboard layout"), from: .elite)
}
