internal import Base

/// Where the pages of one lead are, and of many.
extension LeadPath {
    static let check = "/leads/check"
    static let bulk = "/leads/bulk"
    static let picked = "/leads/picked.csv"

    static func edit(_ id: ID<Lead>) -> String { show(id) + "/edit" }
    static func stage(_ id: ID<Lead>) -> String { show(id) + "/stage" }
    static func undo(_ id: ID<Lead>) -> String { show(id) + "/stage/undo" }
    static func archive(_ id: ID<Lead>) -> String { show(id) + "/archive" }
    static func file(_ id: ID<Lead>, _ file: ID<LeadFile>) -> String { "\(show(id))/files/\(file.text)" }
    static func task(_ id: ID<Lead>, _ task: ID<LeadTask>) -> String { "\(show(id))/tasks/\(task.text)" }
}
