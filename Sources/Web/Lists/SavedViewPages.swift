package import Database
internal import HTTP
internal import Templates

/// Saving and forgetting the views of lists. Whose they are is for the part to say that knows people.
package enum SavedViewPages {
    static let savePath = "/views"
    static let removePath = "/views/remove"

    /// `didSave` is told in the transaction that saves one.
    package static func routes(
        _ policy: Policy, owner: @escaping @Sendable (any Visit) throws -> String,
        didSave: @escaping @Sendable (Submission, Writer) throws -> Void = { _, _ in }
    ) -> [SiteRoute] {
        [
            .post(savePath, policy) { try create($0, owner: owner($0), didSave) },
            .post(removePath, policy) { try remove($0, owner: owner($0)) },
        ]
    }

    /// Returns the saved views for the `query` of a list or another page at `path`.
    package static func views(
        of list: String, query: String, at path: String, owner: String, in reader: Reader
    ) throws -> ListView.Views {
        let saved = try SavedViewStore.all(of: list, owner: owner, in: reader)
        return ListView.Views(
            list: list, query: query, from: path + query,
            all: saved.map { .init(name: $0.name, path: path + $0.query, isCurrent: $0.query == query) },
            current: saved.first { $0.query == query }?.name)
    }

    private static func create(
        _ submission: Submission, owner: String, _ didSave: (Submission, Writer) throws -> Void
    ) throws -> Response {
        let form = SavedViewForm(submission.form.fields)
        guard let view = form.view, let list = form.list.value else {
            return try submission.go(
                .goto(form.from, saying: Text("Enter a name of at most 60 characters for the view."), kind: .danger))
        }
        return try submission.write { writer in
            guard try SavedViewStore.save(view, of: list, owner: owner, in: writer) else {
                let text = Text("You already have {n} views. Delete one first.", ["n": "\(SavedViewStore.limit)"])
                return .goto(form.from, saying: text, kind: .danger)
            }
            try didSave(submission, writer)
            return .goto(form.from, saying: Text("View “{name}” saved.", ["name": view.name]))
        }
    }

    private static func remove(_ submission: Submission, owner: String) throws -> Response {
        let form = SavedViewForm(submission.form.fields)
        return try submission.write { writer in
            guard let list = form.list.value, let name = form.name.value,
                let view = try SavedViewStore.remove(name, of: list, owner: owner, in: writer)
            else { return .goto(form.from) }
            return .goto(
                form.from, saying: Text("View “{name}” deleted.", ["name": name]),
                undo: Flash.Undo(
                    savePath, ["list": list, "name": name, "query": view.query, "from": form.from]))
        }
    }
}

/// The fields of both forms; deleting a view needs no query.
private struct SavedViewForm {
    let list: Field<String>
    let name: Field<String>
    let query: String
    let from: String

    init(_ sent: FormFields) {
        list = Field("list", .text(max: 60), sent)
        name = Field("name", .text(max: 60), sent)
        query = sent["query"] ?? ""
        from = Preferences.ownPath(sent["from"])
    }

    /// A query is used in links, so it must be valid.
    var view: SavedView? {
        guard let name = name.value, query.isEmpty || query.hasPrefix("?"), query.utf8.count <= 2_000,
            query.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return SavedView(name: name, query: query)
    }
}
