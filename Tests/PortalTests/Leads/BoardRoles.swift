import Base
import Leads
import Web

/// Who may use the board, the list and the pages of one lead.
let boardRoles: [RoleRow] = [
    RoleRow("GET /leads", .partners),
    RoleRow("POST /leads", .partners),
    RoleRow("GET /leads/new", .partners),
    RoleRow("GET /leads/check", .partners),
    RoleRow("GET /leads/list", .partners),
    RoleRow("GET /leads/list.csv", .partners),
    RoleRow("POST /leads/picked.csv", .partners),
    RoleRow("POST /leads/bulk", .partners),
    .lead("GET", ""),
    .lead("POST", ""),
    .lead("GET", "/edit"),
    .lead("GET", "/actions"),
    .lead("GET", "/stage"),
    .lead("POST", "/stage"),
    .lead("POST", "/stage/undo"),
    .lead("POST", "/owner"),
    .lead("POST", "/archive"),
    .lead("GET", "/activities/new"),
    .lead("POST", "/activities"),
    .lead("GET", "/tasks/new"),
    .lead("POST", "/tasks"),
    .lead("POST", "/tasks/:task<task>", "/tasks/\(ID<LeadTask>.make())"),
    .lead("POST", "/files"),
    .lead("GET", "/files/:file<file>", "/files/file_00000000000000000000000000"),
    .lead("POST", "/files/:file<file>/remove", "/files/file_00000000000000000000000000/remove"),
]

extension RoleRow {
    /// A page or a form of one lead, for the people of its firm; `filled` is the path with its names filled in.
    fileprivate static func lead(_ method: String, _ rest: String, _ filled: String? = nil) -> RoleRow {
        let path = filled ?? rest
        return RoleRow(
            "\(method) /leads/:id<lead>\(rest)", .partners, own: { LeadPath.show($0.lead) + path },
            other: { LeadPath.show($0.otherLead) + path })
    }
}
