internal import Base
internal import Database
internal import HTTP
internal import Partners
internal import Templates
internal import Web

/// The files of a lead.
enum LeadFilePages {
    @Sendable static func create(_ submission: Submission) throws -> Response {
        let lead = try submission.read { try submission.lead(in: $0) }
        let path = LeadPath.show(lead.id)
        let uploads = submission.form.uploads.filter { $0.name == "file" && $0.count > 0 }
        guard !uploads.isEmpty else {
            return try submission.go(.goto(path, saying: Text("Please choose a file."), kind: .info))
        }
        if let large = uploads.first(where: { $0.count > LeadFile.limit }) {
            let text = Text("{name} is larger than 10 MB. Nothing was added.", ["name": large.fileName])
            return try submission.go(.goto(path, saying: text, kind: .danger))
        }
        if let long = uploads.first(where: { $0.fileName.count > 200 }) {
            let text = Text(
                "The name {name} is too long. Nothing was added.", ["name": String(long.fileName.prefix(60))])
            return try submission.go(.goto(path, saying: text, kind: .danger))
        }
        let size = uploads.reduce(0) { $0 + Int($1.count) }
        if let full = try submission.read({ try full(lead, adding: size, $0) }) { return try submission.go(full) }
        let files = submission.site.files
        let contents = try uploads.map { (bytes: try $0.bytes(), name: $0.shownName) }
        if let other = contents.first(where: { !LeadFileKind.isTaken($0.bytes, named: $0.name) }) {
            let text = Text(
                "{name} is not a supported file type, or its content does not match its name. Nothing was added.",
                ["name": other.name])
            return try submission.go(.goto(path, saying: text, kind: .danger))
        }
        let stored = try contents.map { (file: try files.put($0.bytes), name: $0.name) }
        return try submission.change { writer in
            // Others may have used the room in the meantime.
            if let full = try full(lead, adding: size, writer) { return full }
            for (file, name) in stored {
                try files.keep(file, writer)
                try LeadFileStore.add(
                    file, named: name, to: lead.id, seenBy: submission.leadScope, by: submission.leadAuthor, in: writer)
            }
            return .goto(path, saying: Text("{n} file added.", many: "{n} files added.", stored.count))
        }
    }

    /// What is said where the firm has no room for more; else nil.
    private static func full(_ lead: Lead, adding size: Int, _ reader: Reader) throws -> Outcome? {
        let storage = try FirmStorage(of: lead.firm, in: reader)
        guard !storage.hasRoom(for: size) else { return nil }
        return .goto(
            LeadPath.show(lead.id),
            saying: Text("There is not enough file storage left. Nothing was added. Remove files you no longer need."),
            kind: .danger)
    }

    /// Whatever it says that it is, it is only ever taken away as a file: nothing in it runs here.
    @Sendable static func show(_ context: Context) throws -> Response {
        let lead = try context.lead(in: context.reader)
        guard let file = try LeadFileStore.file(context.fileID, of: lead.id, in: context.reader) else {
            throw Refusal.notThere
        }
        let content = FileContent(descriptor: try context.site.files.open(file.hash), count: Int(file.size))
        var response = Response(.ok, content: .file(content))
        var name = Bytes()
        name.append(percentEncoding: file.name)
        response.fields.add("Content-Type", "application/octet-stream")
        response.fields.add(
            "Content-Disposition", "attachment; filename*=UTF-8''\(String(decoding: name, as: UTF8.self))")
        response.fields.add("Content-Security-Policy", "default-src 'none'; sandbox")
        response.fields.add("Cross-Origin-Resource-Policy", "same-origin")
        response.fields.add("Cache-Control", "no-store")
        return response
    }

    @Sendable static func remove(_ submission: Submission) throws -> Response {
        let (id, file) = (try submission.leadID, try submission.fileID)
        return try submission.change { writer in
            let removed = try LeadFileStore.remove(
                file, of: id, seenBy: submission.leadScope, by: submission.leadAuthor, in: writer)
            guard let removed else { return .goto(LeadPath.show(id)) }
            try submission.site.files.release(removed.hash, at: submission.now, writer)
            return .goto(LeadPath.show(id), saying: Text("{name} has been removed.", ["name": removed.name]))
        }
    }
}

extension Visit {
    fileprivate var fileID: ID<LeadFile> {
        get throws { try id("file") }
    }
}

extension Upload {
    /// The display name of a file: one line, never empty.
    fileprivate var shownName: String {
        let name = String(fileName.filter { !$0.isNewline }).trimmed
        return name.isEmpty ? "file" : name
    }
}
