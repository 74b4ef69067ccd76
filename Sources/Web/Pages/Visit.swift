package import Base
package import Database
package import HTTP
package import Templates

/// The context of a handler: the request, the site, and the reader.
package protocol Visit {
    var requestContext: RequestContext { get }
    /// Whether there is anything to read from.
    var hasDatabase: Bool { get }

    /// Reads everything that the body asks for as of one moment.
    func read<T>(_ body: (Reader) throws -> T) throws -> T
}

extension Visit {
    package var hasDatabase: Bool { true }
    package var request: Request { requestContext.request }
    package var site: Site { requestContext.site }
    package var audience: Audience { requestContext.audience }
    package var now: Timestamp { requestContext.audience.now }
    /// nil if not signed in.
    package var session: Session? { requestContext.session }

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
        if requestContext.visitor.isNew { response.fields.add(try requestContext.visitor.cookie(request)) }
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
            formKey: try site.keys.make(for: requestContext), flashes: flash.map { [FlashView($0)] } ?? [],
            isDevelopment: site.isDevelopment, livePosition: requestContext.livePosition,
            chrome: chrome)
    }

    private var chrome: Chrome {
        guard hasDatabase else { return site.lastLook.withLock { $0 } }
        var chrome = site.parts.chrome(self)
        chrome.demo = site.demo
        let look = chrome.look
        site.lastLook.withLock { $0 = look }
        return chrome
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
