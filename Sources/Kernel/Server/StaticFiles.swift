internal import Base
package import HTTP

/// The files of the public folder, read before the first request. Only what was found there has an address, so no
/// address can lead out of it.
package final class StaticFiles: Sendable {
    private let catalogue: Guarded<StaticCatalogue>
    private let isDevelopment: Bool

    /// Compressed forms are kept below the data folder. In development files are sent as they are at that moment.
    package init(folder: String, dataFolder: String?, isDevelopment: Bool = false) throws {
        let cache = isDevelopment ? nil : CompressedCache(dataFolder: dataFolder)
        catalogue = Guarded(try StaticCatalogue(folder: PublicFolder(folder), cache: cache))
        self.isDevelopment = isDevelopment
    }

    /// Creates the compressed forms that are missing on disk. It takes time, so it runs while the server already
    /// answers; until then files are sent uncompressed. Gzip comes first: it takes milliseconds, so that hardly any
    /// visitor gets an uncompressed file.
    package func compress() {
        compress([.gzip])
        compress([.gzip, .brotli])
    }

    func compress(_ codings: Set<ContentCoding>) {
        do {
            let complete = try catalogue.withLock { $0 }.compressed(codings)
            catalogue.withLock { $0 = complete }
        } catch {
            Log.warning("the public folder cannot be compressed", ["cause": "\(error)"])
        }
    }

    /// Everything below `/assets`, and each file of the folder `root` at its fixed address.
    package var routes: [Route] {
        let paths = ["/assets/*file"] + current.rootAddresses
        return paths.map { path in
            Route(.get, path, at: .loop, policy: "anyone", "StaticFiles.response") { [self] in try response(for: $0) }
        }
    }

    /// Returns the address of a file by its name in the folder, such as `css/base.css`; nil if there is no such file.
    /// It contains a checksum, so that browsers cache the file until it changes; not in development, where files change
    /// constantly.
    package func address(of name: String) -> String? {
        // A plain address stays when its file changes: only for one that is new the folder is looked at again.
        guard let file = catalogue.withLock({ $0.files[name] }) ?? current.files[name] else { return nil }
        return isDevelopment ? file.plainAddress : file.lastingAddress ?? file.plainAddress
    }

    package func response(for request: Request) throws -> Response {
        // `/assets/a.css/` is not the file: what it refers to would be looked for in other places.
        let forms = request.path.isCanonical ? current.forms[request.path.text] ?? [] : []
        let accepted = AcceptedCodings(request.values(of: .acceptEncoding))
        let best = accepted.best(of: forms.map(\.coding))
        guard let form = forms.first(where: { $0.coding == best }) else {
            throw Refusal(.notFound, "There is no such file.")
        }
        return form.response
    }

    private var current: StaticCatalogue {
        catalogue.withLock { latest in
            if isDevelopment { latest.refresh() }
            return latest
        }
    }
}
