import Base
import Database
import Testing
import Web

@testable import Leads

/// Boards are kept as long as nobody changes a lead: what they show must be what is there, after any change.
@Suite struct LeadBoardSnapshotTests {
    let world: LeadWorld

    init() throws {
        world = try LeadWorld()
    }

    private struct Shown: Hashable {
        let stage: String
        let id: ID<Lead>
        let version: Int
        let title: String
        let owner: ID<User>?
        let worth: Money?
        let action: String?
    }

    private func board(of firm: ID<Firm>, as user: User) throws -> LeadBoard {
        try world.database.read { reader in
            try LeadBoardStore.board(
                of: firm, seenBy: world.visibleScope(user), closedAsOne: true, now: world.now, today: world.today,
                in: reader)
        }
    }

    private func shown(on board: LeadBoard) -> Set<Shown> {
        Set(
            board.lanes.flatMap { lane in
                lane.cards.map { card in
                    Shown(
                        stage: lane.stage.code, id: card.id, version: card.version, title: card.title,
                        owner: card.owner, worth: card.worth, action: card.nextAction?.title)
                }
            })
    }

    /// Looks twice, so that the second look finds what the first one kept, and holds both to the leads themselves.
    private func check(_ leads: [Lead], after change: String) throws {
        for (firm, user) in [(world.weber, world.anna), (world.weber, world.ben), (world.lang, world.peter)] {
            let visibleScope = try world.visibleScope(user)
            let expected = try world.database.read { reader in
                let now = try leads.compactMap { try LeadStore.lead($0.id, seenBy: visibleScope, in: reader) }
                return Set(
                    now.filter { $0.firm == firm && $0.archivedAt == nil }.map { lead in
                        Shown(
                            stage: lead.stage.code, id: lead.id, version: lead.version, title: lead.title,
                            owner: lead.owner, worth: lead.worth, action: lead.nextAction?.title)
                    })
            }
            for _ in 0..<2 {
                let board = try board(of: firm, as: user)
                #expect(shown(on: board) == expected, "after \(change), seen by \(user.name)")
                #expect(board.count == expected.count, "after \(change), seen by \(user.name)")
            }
        }
    }

    @Test("each change of a lead is on the board at once, for everybody who sees the lead")
    func changes() throws {
        var leads = try ["Quarz", "Zwirn", "Bernstein"].map { try world.lead($0, value: 100, owner: world.ben) }
        leads.append(try world.lead("Achat", by: world.peter))
        try check(leads, after: "entry")
        let anna = try world.visibleScope(world.anna)
        let changes: [(String, (Writer) throws -> Void)] = [
            (
                "a move",
                { writer in
                    let stage = try LeadStore.stages(in: writer)["qualified"]
                    let move = LeadMove(to: try #require(stage))
                    _ = try LeadStore.move(
                        leads[0].id, version: nil, move, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "taking it back",
                { writer in
                    _ = try LeadStore.undoMove(
                        of: leads[0].id, version: 2, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "a new name",
                { writer in
                    var draft = leads[1].draft
                    draft.contact.company = "Zwirnerei"
                    _ = try LeadStore.update(
                        leads[1].id, version: 1, to: draft, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "another owner",
                { writer in
                    _ = try LeadStore.assign(
                        leads[2].id, to: world.anna.id, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "a task",
                { writer in
                    _ = try LeadTaskStore.add(
                        "Call", on: world.today, to: leads[0].id, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "a note",
                { writer in
                    _ = try LeadStore.log(
                        .note, note: "Nice", on: leads[0].id, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "archiving",
                { writer in
                    _ = try LeadStore.archive(leads[1].id, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "bringing it back",
                { writer in
                    _ = try LeadStore.archive(
                        leads[1].id, isArchived: false, seenBy: anna, by: world.by(world.anna), in: writer)
                }
            ),
            (
                "a merge",
                { writer in
                    _ = try LeadMergeStore.merge(
                        leads[1].id, into: leads[0].id, as: world.anna, seenBy: anna, by: world.by(world.anna),
                        in: writer)
                }
            ),
            (
                "another firm",
                { writer in
                    _ = try LeadStore.transfer(leads[2].id, to: world.lang, by: world.by(world.clara), in: writer)
                }
            ),
        ]
        for (name, change) in changes {
            try world.database.write(change)
            try check(leads, after: name)
        }
    }

    @Test("what is undone with its transaction was never on the board")
    func undone() throws {
        let lead = try world.lead("Quarz")
        struct Sudden: Error {}
        #expect(throws: Sudden.self) {
            try world.database.write { writer in
                _ = try LeadStore.archive(
                    lead.id, seenBy: world.visibleScope(world.anna), by: world.by(world.anna), in: writer)
                // Who reads within the transaction sees it, and keeps it under a name that dies with it.
                let board = try LeadBoardStore.board(
                    of: world.weber, seenBy: world.visibleScope(world.anna), closedAsOne: true, now: world.now,
                    today: world.today, in: writer)
                #expect(board.count == 0)
                throw Sudden()
            }
        }
        try check([lead], after: "what was undone")
    }

    @Test("no more shelves are kept than fit, and those that are looked at stay")
    func limit() {
        let snapshots = LeadBoardCache()
        let places = (0..<150).map { _ in LeadBoardCache.Place(edition: .make(), user: nil) }
        var reads = 0
        func look(at place: LeadBoardCache.Place) {
            _ = snapshots.snapshot(at: place) {
                reads += 1
                return LeadBoardSnapshot(sums: [], cards: [:])
            }
        }
        for place in places {
            look(at: place)
            look(at: places[0])
        }
        #expect(reads == 150)
        look(at: places[149])
        #expect(reads == 150)
        look(at: places[1])
        #expect(reads == 151)
    }
}
