internal import Base
internal import Web

/// The paths of one lead and of many.
extension LeadPath {
    static let check = "/leads/check"
    static let bulk = "/leads/bulk"
    static let picked = "/leads/picked.csv"

    static let edit = show + "/edit"
    static let actions = show + "/actions"
    static let stage = show + "/stage"
    static let undo = show + "/stage/undo"
    static let owner = show + "/owner"
    static let archive = show + "/archive"
    static let activities = show + "/activities"
    static let newActivity = show + "/activities/new"
    static let tasks = show + "/tasks"
    static let newTask = show + "/tasks/new"
    static let task = Path2<ID<Lead>, ID<LeadTask>>("/leads/:id/tasks/:task")
    static let files = show + "/files"
    static let file = Path2<ID<Lead>, ID<LeadFile>>("/leads/:id/files/:file")
    static let removeFile = file + "/remove"
}
