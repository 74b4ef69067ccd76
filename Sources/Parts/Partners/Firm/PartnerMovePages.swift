internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// Moving a firm to another state: the page says what that entails before it asks.
enum PartnerMovePages {
    static let routes: [SiteRoute] = [
        .get(PartnerPath.move, .admin) { context in
            let reason = Field("reason", .longText(max: 1_000), nil as String?)
            return try context.page(PartnerMovePage(context.partner(in: context.reader), wanted(context), reason))
        },
        .post(PartnerPath.move, .admin, create),
    ]

    @Sendable private static func create(_ submission: Submission) throws -> Response {
        let state = try wanted(submission)
        let partner = try submission.read { try submission.partner(in: $0) }
        var reason = Field("reason", .longText(max: 1_000), submission.form.fields)
        let move = PartnerMove.possible(from: partner.state, for: .admin).first { $0.to == state }
        if move?.needsReason == true, reason.value == nil {
            reason.reject(PartnerProblem.reasonMissing.text)
            return try submission.page(PartnerMovePage(partner, state, reason), .unprocessableContent)
        }
        return try submission.write(or: PartnerPath.show(partner.id), kind: .warning) { writer in
            let partner = try submission.partner(in: writer)
            try PartnerRecords.move(
                partner, to: state, by: .admin, submission.actor, why: reason.value, at: submission.now, in: writer)
            return .goto(PartnerPath.show(partner.id), saying: Text("{firm} updated.", ["firm": partner.name]))
        }
    }

    private static func wanted(_ visit: some Visit) throws -> PartnerState {
        guard let state = visit.request.path.parameter("state").flatMap(PartnerState.init) else {
            throw Refusal.notThere
        }
        return state
    }
}

struct PartnerMovePage: TemplatePage {
    let name: String
    let label: Text
    let consequences: [Text]
    let needsReason: Bool
    let reason: FieldView
    let isHarmless: Bool
    let path: String
    let back: String

    init(_ partner: Partner, _ state: PartnerState, _ reason: Field<String>) throws {
        // Letting in is done with the application, and rejecting too.
        guard partner.state != .applied,
            let move = PartnerMove.possible(from: partner.state, for: .admin).first(where: { $0.to == state })
        else { throw Refusal.notThere }
        name = partner.name
        label = move.label
        consequences = move.consequences
        needsReason = move.needsReason
        self.reason = reason.view
        isHarmless = state == .active
        path = PartnerPath.move(partner.id, state.rawValue)
        back = PartnerPath.show(partner.id)
    }

    static let template = "partners/admin/move"
}
