import Testing

@testable import Server

@Suite struct MediaTypeTests {
    @Test(
        "the ending of a name says what it is",
        arguments: [
            ("base.css", "text/css; charset=utf-8", true), ("a.min.js", "text/javascript; charset=utf-8", true),
            ("PHOTO.JPG", "image/jpeg", false), ("site.webmanifest", "application/manifest+json", true),
            ("app.js.map", "application/json", true), ("font.woff2", "font/woff2", false),
            ("css/base", "application/octet-stream", false), ("a.css/readme", "application/octet-stream", false),
            ("css", "application/octet-stream", false), ("x.unknown", "application/octet-stream", false),
            ("", "application/octet-stream", false),
        ])
    func types(name: String, expected: String, isCompressible: Bool) {
        let type = MediaType(ofFile: name)
        #expect(type.name == expected)
        #expect(type.isCompressible == isCompressible)
    }
}
