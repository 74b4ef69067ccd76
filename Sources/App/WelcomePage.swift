internal import HTTP

/// The first page, which says that it works; it goes when the real ones come.
enum WelcomePage {
    static let routes = [
        Route(.get, "/", policy: "anyone", "WelcomePage.show", show)
    ]

    private static let page = Array(
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Portico</title>
        <style>
        body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem }
        </style>
        <h1>Portico works.</h1>
        <p>The server is up and answers. The partner portal moves in next.</p>
        </html>

        """.utf8)

    @Sendable private static func show(_ request: Request) -> Response {
        .html(page)
    }
}
