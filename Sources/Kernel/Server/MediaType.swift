/// The media type of a file, by its extension.
struct MediaType: Equatable, Sendable {
    /// The value of `Content-Type`.
    let name: String
    /// Whether compressing may pay; pictures, fonts and archives are compressed already.
    let isCompressible: Bool

    init(ofFile name: String) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).last?.split(separator: ".") ?? []
        let ending = parts.count > 1 ? parts.last?.lowercased() ?? "" : ""
        self = MediaType.byEnding[ending] ?? .unknown
    }

    private init(_ name: String, compress: Bool) {
        self.name = name
        isCompressible = compress
    }

    private static let unknown = MediaType("application/octet-stream", compress: false)

    private static let byEnding: [String: MediaType] = [
        "avif": MediaType("image/avif", compress: false),
        "css": MediaType("text/css; charset=utf-8", compress: true),
        "csv": MediaType("text/csv; charset=utf-8", compress: true),
        "gif": MediaType("image/gif", compress: false),
        "html": MediaType("text/html; charset=utf-8", compress: true),
        "ico": MediaType("image/x-icon", compress: true),
        "jpeg": MediaType("image/jpeg", compress: false),
        "jpg": MediaType("image/jpeg", compress: false),
        "js": MediaType("text/javascript; charset=utf-8", compress: true),
        "json": MediaType("application/json", compress: true),
        "map": MediaType("application/json", compress: true),
        "md": MediaType("text/markdown; charset=utf-8", compress: true),
        "mjs": MediaType("text/javascript; charset=utf-8", compress: true),
        "mp4": MediaType("video/mp4", compress: false),
        "otf": MediaType("font/otf", compress: true),
        "pdf": MediaType("application/pdf", compress: false),
        "png": MediaType("image/png", compress: false),
        "speculation": MediaType("application/speculationrules+json", compress: true),
        "svg": MediaType("image/svg+xml", compress: true),
        "ttf": MediaType("font/ttf", compress: true),
        "txt": MediaType("text/plain; charset=utf-8", compress: true),
        "wasm": MediaType("application/wasm", compress: true),
        "webm": MediaType("video/webm", compress: false),
        "webmanifest": MediaType("application/manifest+json", compress: true),
        "webp": MediaType("image/webp", compress: false),
        "woff": MediaType("font/woff", compress: false),
        "woff2": MediaType("font/woff2", compress: false),
        "xml": MediaType("application/xml; charset=utf-8", compress: true),
        "zip": MediaType("application/zip", compress: false),
    ]
}
