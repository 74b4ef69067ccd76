internal import Templates

extension Account.State {
    var title: Text {
        switch self {
        case .invited: Text("Invited", as: "account")
        case .active: Text("Active", as: "account")
        case .paused: Text("Paused", as: "account")
        case .firmClosed: Text("Firm closed", as: "account")
        case .archived: Text("Removed", as: "account")
        }
    }

    /// The colour of its badge.
    var tone: String {
        switch self {
        case .invited: "info"
        case .active: "success"
        case .paused, .firmClosed: "warning"
        case .archived: ""
        }
    }
}
