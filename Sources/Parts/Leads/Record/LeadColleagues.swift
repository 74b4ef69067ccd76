internal import Base
internal import Database
internal import Identity
internal import Web

/// The people of a firm, to name owners and to choose among.
struct LeadColleagues: Sendable {
    let all: [(id: ID<User>, name: String)]
    private let names: [ID<User>: String]

    init(of firm: ID<Firm>, in reader: Reader) throws {
        let people = try UserStore.names(of: firm, in: reader)
        all = people.filter(\.maySignIn).map { ($0.id, $0.name) }
        names = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.name) })
    }

    private init() {
        all = []
        names = [:]
    }

    /// For forms that ask for no owner.
    static let nobody = LeadColleagues()

    func name(of user: ID<User>) -> String? { names[user] }
}
