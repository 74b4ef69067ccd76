internal import Base
internal import Database
internal import HTTP
internal import Templates
internal import Web

/// `/admin/users`: all accounts.
struct UserPages: Sendable {
    let words: AuditWords

    var routes: [SiteRoute] {
        [
            .get(UserPath.users, .admin, at: .pool, index),
            .get(UserPath.users + ".csv", .admin, at: .pool, export),
            .get(UserPath.show, .admin) { context in
                let account = try UserPages.account(context.id("user"), in: context.reader)
                return try context.page(UserPage(context, account, words))
            },
        ]
    }

    static func account(_ id: ID<User>, in reader: Reader) throws -> Account {
        guard let account = try UserStore.account(id, in: reader) else { throw Refusal.notThere }
        return account
    }

    @Sendable private func index(_ context: Context) throws -> Response {
        let list = try query(context).view(at: UserPath.users, in: context.reader, owner: context.viewer.id.text)
        return try context.page(UsersPage(list: list))
    }

    @Sendable private func export(_ context: Context) throws -> Response {
        try query(context).export(for: context)
    }

    private func query(_ context: Context) throws -> ListQuery<UserListStore.Row> {
        let list = UserListStore.list
        return ListQuery(list, ListState(try context.request.query(), for: list))
    }
}

struct UsersPage: TemplatePage {
    let list: ListView

    static let template = "identity/users"
    static let shape = Shape<UsersPage> {
        $0.show("invite") { _ in UserPath.invite }
        $0.show("rules") { _ in UserPath.rules }
    }
}
