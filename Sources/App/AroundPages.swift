internal import HTTP
internal import Identity
internal import Programme
internal import Templates
internal import Web

/// What stands around each page.
enum AroundPages {
    @Sendable static func surroundings(_ visit: any Visit) -> Surroundings {
        let path = visit.request.path.text
        guard !path.hasPrefix("/styleguide") else { return SampleSurroundings.all }
        // What is wrong with the database is said on a page that can do without it.
        let settings = try? visit.read { try Settings.current($0) }
        var surroundings = Surroundings(settings ?? Settings())
        guard let session = visit.session else { return surroundings }
        surroundings.tier = try? session.user.firm.flatMap { firm in
            try visit.read { try TierNote(of: firm.id, $0) }
        }
        surroundings.paths.live = LiveSocket.path
        surroundings.paths.search = SearchPages.path
        let user = session.user
        surroundings.person = PersonNote(name: user.name, role: role(of: user), picture: user.picture)
        (surroundings.groups, surroundings.mainPlaces) = Menu.places(of: user, at: path)
        surroundings.paths.account = AccountPath.account
        surroundings.paths.security = AccountPath.security
        surroundings.paths.signOut = "/logout"
        if session.admin != nil {
            surroundings.viewing = ViewingNote(
                name: user.name, firm: user.firm?.name ?? "", endPath: UserPath.endViewAs)
        }
        return surroundings
    }

    /// What somebody is here, in a few words.
    private static func role(of user: User) -> Text {
        guard let firm = user.firm else {
            return Role.allCases.first { user.roles.contains($0) }?.title ?? Text("Staff", as: "role")
        }
        let values = ["firm": firm.name]
        return user.has(.owner) ? Text("Owner, {firm}", values) : Text("Member, {firm}", values)
    }
}
