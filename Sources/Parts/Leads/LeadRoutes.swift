internal import HTTP
internal import Web

/// The pages of the pipeline, for the people of a partner firm.
enum LeadRoutes {
    static let routes: [SiteRoute] = [
        .get(LeadPath.board, .partner, LeadPages.index),
        .post(LeadPath.board, .partner, LeadEntryPages.create),
        .get(LeadPath.new, .partner, LeadEntryPages.new),
        .get(LeadPath.check, .partner, LeadEntryPages.check),
        .get(LeadPath.list, .partner, LeadListPages.index),
        .get(LeadPath.list + ".csv", .partner, at: .pool, LeadListPages.export),
        .post(LeadPath.picked, .partner, LeadListPages.exportPicked),
        .post(LeadPath.bulk, .partner, LeadBulkPages.create),
        .get(LeadPath.show, .partner, LeadShowPages.show),
        .post(LeadPath.show, .partner, LeadEditPages.update),
        .get(LeadPath.edit, .partner, LeadEditPages.edit),
        .get(LeadPath.actions, .partner, LeadActionsPage.show),
        .get(LeadPath.stage, .partner, LeadStagePages.show),
        .post(LeadPath.stage, .partner, LeadStagePages.create),
        .post(LeadPath.undo, .partner, LeadStagePages.undo),
        .post(LeadPath.owner, .partner, LeadEditPages.assign),
        .post(LeadPath.archive, .partner, LeadEditPages.archive),
        .get(LeadPath.newActivity, .partner, LeadWorkPages.newActivity),
        .post(LeadPath.activities, .partner, LeadWorkPages.createActivity),
        .get(LeadPath.newTask, .partner, LeadWorkPages.newTask),
        .post(LeadPath.tasks, .partner, LeadWorkPages.createTask),
        .post(LeadPath.task, .partner, LeadWorkPages.finishTask),
        .post(
            LeadPath.files, .partner, bodyLimit: 52 << 20, LeadFilePages.create),
        .get(LeadPath.file, .partner, at: .pool, LeadFilePages.show),
        .post(
            LeadPath.removeFile, .partner, LeadFilePages.remove),
    ]
}
