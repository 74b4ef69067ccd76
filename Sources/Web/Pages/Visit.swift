package import Base
package import Database
package import HTTP
package import Templates

/// The context of a handler: the request, the site, and the reader.
package protocol Visit {
    var arrival: Arrival { get }
    /// Whether there is anything to read from.
    var hasDatabase: Bool { get }

    /// Reads everything that the body asks for as of one moment.
    func read<T>(_ body: (Reader) throws -> T) throws -> T
}

extension Visit {
    package var hasDatabase: Bool { true }
    package var request: Request { arrival.request }
    package var site: Site { arrival.site }
    package var audience: Audience { arrival.audience }
    package var now: Timestamp { arrival.audience.now }
    /// nil if not signed in.
    package var session: Session? { arrival.session }

    /// The id that the route's name stands for.
    package func id<Kind>(_ name: String, as kind: Kind.Type = Kind.self) throws -> ID<Kind> {
        guard let id = request.path.parameter(name).flatMap({ ID<Kind>($0) }) else { throw Refusal.notThere }
        return id
    }

    /// In the reader's language.
    package func words(_ text: Text) -> String { site.templates.text(text, for: audience) }

    /// The answer with a page in it. A script that asks for one block of it (`Fragment: board`) gets just that.
    package func page(_ content: some TemplatePage, _ status: Status = .ok) throws -> Response {
        try page(content, status, block: request.value(of: "fragment"))
    }

    func page(_ content: some TemplatePage, _ status: Status, block: String?) throws -> Response {
        let flash = try site.flashes.flash(request)
        let framed = Framed(content: content, frame: try frame(flash))
        var response = Response.html(try render(framed, block), status)
        response.fields.add(SecurityHeaders.forPages)
        if let rules = site.speculationRules { response.fields.add("Speculation-Rules", "\"\(rules)\"") }
        if arrival.visitor.isNew { response.fields.add(try arrival.visitor.cookie(request)) }
        if flash != nil { response.fields.add(try site.flashes.removal(request)) }
        return response
    }

    private func render(_ framed: Framed<some TemplatePage>, _ block: String?) throws -> Bytes {
        if site.isDevelopment, let errors = site.templates.refresh() { return errors.page }
        guard let block else {
            guard let page = site.templates.render(framed, for: audience) else {
                throw PageError.notLoaded("\(type(of: framed))")
            }
            return page
        }
        guard let part = site.templates.render(framed, block: block, for: audience) else {
            throw Refusal(.badRequest, "The page has no such part.")
        }
        return part
    }

    private func frame(_ flash: Flash?) throws -> Frame {
        Frame(
            language: audience.language.rawValue, theme: Preferences.theme(of: request), path: request.path.text,
            formKey: try site.keys.make(for: arrival), flashes: flash.map { [FlashView($0)] } ?? [],
            isDevelopment: site.isDevelopment, livePosition: arrival.livePosition,
            surroundings: surroundings)
    }

    private var surroundings: Surroundings {
        guard hasDatabase else { return site.lastLook.withLock { $0 } }
        var surroundings = site.parts.surroundings(self)
        surroundings.demo = site.demo
        let look = surroundings.look
        site.lastLook.withLock { $0 = look }
        return surroundings
    }

    /// Sends the person to another page, and tells them something there.
    package func go(_ outcome: Outcome) throws -> Response {
        var response = Response.redirect(to: outcome.location)
        response.fields.add("Cache-Control", "no-store")
        if let flash = outcome.flash { response.fields.add(try site.flashes.cookie(flash, request)) }
        return response
    }
}

extension Refusal {
    /// Also what somebody else may see.
    package static let notThere = Refusal(.notFound, "There is nothing here.")
}

/// A page that the composition root forgot to name.
enum PageError: Error, CustomStringConvertible {
    case notLoaded(String)

    var description: String {
        switch self {
        case .notLoaded(let type): "the template of \(type) was not loaded at start"
        }
    }
}
