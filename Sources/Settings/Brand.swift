internal import Base
internal import Database
internal import HTTP
internal import Web

/// The branding of the portal: its colour, logo and name on a phone.
enum Brand {
    static let routes: [SiteRoute] = [
        .get(SettingsPath.style, .anyone, style),
        .get(SettingsPath.logoFile, .anyone, logo),
        .get(SettingsPath.manifest, .anyone, manifest),
    ]

    /// The colour is part of the address, so the answer can be cached forever.
    @Sendable private static func style(_ context: Context) throws -> Response {
        let name = context.request.path.parameter("style") ?? ""
        guard name.hasSuffix(".css"), let accent = Accent(String(name.dropLast(4))) else { throw Refusal.noBrand }
        let css = "@layer tokens { :root { --brand: \(accent.hex); } }\n"
        return kept(.bytes(Bytes(css.utf8), type: "text/css; charset=utf-8"))
    }

    @Sendable private static func logo(_ context: Context) throws -> Response {
        guard let logo = try SettingsStore.logo(context.request.path.parameter("hash") ?? "", context.reader) else {
            throw Refusal.noBrand
        }
        var response = Response(.ok, content: .bytes(logo.content))
        response.fields.add("Content-Type", logo.type.rawValue)
        // A drawing may contain scripts: opened directly, it must not be able to run them.
        response.fields.add("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        return kept(response)
    }

    @Sendable private static func manifest(_ context: Context) throws -> Response {
        let company = try Settings.current(context.reader).company
        let manifest = Manifest(name: company, shortName: String(company.prefix(24)))
        var response = Response.json(Bytes(try JSON.text(manifest).utf8))
        response.fields.add("Cache-Control", "no-cache")
        return response
    }

    private static func kept(_ response: Response) -> Response {
        var response = response
        response.fields.add("Cache-Control", "public, max-age=31536000, immutable")
        return response
    }
}

/// The web app manifest.
private struct Manifest: Encodable {
    enum CodingKeys: String, CodingKey {
        case name, id, scope, display, icons
        case shortName = "short_name"
        case startPath = "start_url"
        case background = "background_color"
        case theme = "theme_color"
    }

    struct Icon: Encodable {
        let src: String
        let purpose: String
        var sizes = "any"
        var type = "image/svg+xml"
    }

    let name: String
    let shortName: String
    var id = "/"
    var startPath = "/"
    var scope = "/"
    var display = "standalone"
    var background = "#f7f9f9"
    var theme = "#f7f9f9"
    var icons = [
        Icon(src: "/assets/mark.svg", purpose: "any"), Icon(src: "/assets/mark-maskable.svg", purpose: "maskable"),
    ]
}

extension Refusal {
    fileprivate static let noBrand = Refusal(.notFound, "There is no such thing here.")
}
