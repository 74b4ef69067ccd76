internal import Base
internal import Database
internal import Identity
internal import Web

/// The people of a firm, to name owners and to choose among.
struct LeadColleagues: Sendable {
    let all: [(id: ID<User>, name: String)]
    private let names: [ID<User>: String]

    init(of firm: ID<Firm>, in reader: Reader) throws {
        let accounts = try UserStore.accounts(of: firm, in: reader)
        all = accounts.filter(\.maySignIn).map { ($0.user.id, $0.user.name) }
        names = Dictionary(accounts.map { ($0.user.id, $0.user.name) }, uniquingKeysWith: { first, _ in first })
    }

    private init() {
        all = []
        names = [:]
    }

    /// For forms that ask for no owner.
    static let nobody = LeadColleagues()

    func name(of user: ID<User>) -> String? { names[user] }
}
