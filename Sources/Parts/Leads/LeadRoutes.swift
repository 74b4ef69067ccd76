internal import HTTP
internal import Web

/// The pages of the pipeline, for the people of a partner firm.
enum LeadRoutes {
    static let routes: [SiteRoute] = [
        .get("/leads", .partner, "LeadPages.index", LeadPages.index),
        .post("/leads", .partner, "LeadEntryPages.create", LeadEntryPages.create),
        .get("/leads/new", .partner, "LeadEntryPages.new", LeadEntryPages.new),
        .get("/leads/check", .partner, "LeadEntryPages.check", LeadEntryPages.check),
        .get("/leads/list", .partner, "LeadListPages.index", LeadListPages.index),
        .get("/leads/list.csv", .partner, at: .pool, "LeadListPages.export", LeadListPages.export),
        .post("/leads/picked.csv", .partner, "LeadListPages.exportPicked", LeadListPages.exportPicked),
        .post("/leads/bulk", .partner, "LeadBulkPages.create", LeadBulkPages.create),
        .get("/leads/:id<lead>", .partner, "LeadShowPages.show", LeadShowPages.show),
        .post("/leads/:id<lead>", .partner, "LeadEditPages.update", LeadEditPages.update),
        .get("/leads/:id<lead>/edit", .partner, "LeadEditPages.edit", LeadEditPages.edit),
        .get("/leads/:id<lead>/actions", .partner, "LeadActionsPage.show", LeadActionsPage.show),
        .get("/leads/:id<lead>/stage", .partner, "LeadStagePages.show", LeadStagePages.show),
        .post("/leads/:id<lead>/stage", .partner, "LeadStagePages.create", LeadStagePages.create),
        .post("/leads/:id<lead>/stage/undo", .partner, "LeadStagePages.undo", LeadStagePages.undo),
        .post("/leads/:id<lead>/owner", .partner, "LeadEditPages.assign", LeadEditPages.assign),
        .post("/leads/:id<lead>/archive", .partner, "LeadEditPages.archive", LeadEditPages.archive),
        .get("/leads/:id<lead>/activities/new", .partner, "LeadWorkPages.newActivity", LeadWorkPages.newActivity),
        .post("/leads/:id<lead>/activities", .partner, "LeadWorkPages.createActivity", LeadWorkPages.createActivity),
        .get("/leads/:id<lead>/tasks/new", .partner, "LeadWorkPages.newTask", LeadWorkPages.newTask),
        .post("/leads/:id<lead>/tasks", .partner, "LeadWorkPages.createTask", LeadWorkPages.createTask),
        .post("/leads/:id<lead>/tasks/:task<task>", .partner, "LeadWorkPages.finishTask", LeadWorkPages.finishTask),
        .post(
            "/leads/:id<lead>/files", .partner, bodyLimit: 52 << 20, "LeadFilePages.create", LeadFilePages.create),
        .get("/leads/:id<lead>/files/:file<file>", .partner, at: .pool, "LeadFilePages.show", LeadFilePages.show),
        .post(
            "/leads/:id<lead>/files/:file<file>/remove", .partner, "LeadFilePages.remove", LeadFilePages.remove),
    ]
}
