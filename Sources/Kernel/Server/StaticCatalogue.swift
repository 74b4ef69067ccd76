internal import Base

/// The files of the public folder and their addresses.
struct StaticCatalogue: Sendable {
    private let folder: PublicFolder
    private var cache: CompressedCache?
    /// By name in the folder.
    private(set) var files: [String: StaticFile] = [:]
    /// By address.
    private(set) var forms: [String: [StaticFile.Form]] = [:]

    init(folder: PublicFolder, cache: CompressedCache?) throws {
        self.folder = folder
        self.cache = cache
        try read()
    }

    var rootAddresses: [String] {
        files.values.filter { $0.lastingAddress == nil }.map(\.plainAddress).sorted()
    }

    /// The same with all forms of these codings.
    func compressed(_ codings: Set<ContentCoding>) throws -> StaticCatalogue {
        var complete = self
        complete.cache?.makes = codings
        complete.files = [:]
        try complete.read()
        return complete
    }

    /// Looks again, and keeps what it has where the folder cannot be read.
    mutating func refresh() {
        do {
            try read()
        } catch {
            Log.warning("the public folder cannot be read", ["cause": "\(error)"])
        }
    }

    /// Reads new and changed files, and drops deleted ones.
    private mutating func read() throws {
        var found: [String: StaticFile] = [:]
        let paths = try folder.scan()
        for name in paths.keys {
            if let known = files[name], try AssembledFile.isUnchanged(known.stamps, among: paths) {
                found[name] = known
            } else {
                found[name] = try StaticFile(name: name, among: paths, cache: cache)
            }
        }
        files = found
        forms = [:]
        for file in found.values {
            forms[file.plainAddress] = file.plainForms
            if let lasting = file.lastingAddress { forms[lasting] = file.lastingForms }
        }
    }
}
