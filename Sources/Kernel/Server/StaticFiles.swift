internal import Base
package import HTTP
internal import Synchronization

/// The files of the public folder, read and compressed before the first request. Only what was found there has an
/// address, so no address can lead out of it.
package final class StaticFiles: Sendable {
    private let catalogue: StaticCatalogue
    /// In development: the state as of the last request, and where to look for a newer one.
    private let changing: Mutex<StaticCatalogue>?

    /// Compressed forms are kept below the data folder. In development files are sent as they are at that moment.
    package init(folder: String, dataFolder: String?, isDevelopment: Bool = false) throws {
        let cache = isDevelopment ? nil : CompressedCache(dataFolder: dataFolder)
        catalogue = try StaticCatalogue(folder: PublicFolder(folder), cache: cache)
        changing = isDevelopment ? Mutex(catalogue) : nil
    }

    /// Everything below `/assets`, and each file of the folder `root` at its fixed address.
    package var routes: [Route] {
        let paths = ["/assets/*file"] + catalogue.rootAddresses
        return paths.map { path in
            Route(.get, path, at: .loop, policy: "anyone", "StaticFiles.response") { [self] in try response(for: $0) }
        }
    }

    /// The address of a file by its name in the folder, `css/base.css`; nil where there is none. It holds a checksum,
    /// so that a browser keeps the file until it changes; in development it does not, because it changes all the time.
    package func address(of name: String) -> String? {
        guard let file = current.files[name] else { return nil }
        return changing == nil ? file.lastingAddress ?? file.plainAddress : file.plainAddress
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
        changing?.withLock { latest in
            latest.refresh()
            return latest
        } ?? catalogue
    }
}
