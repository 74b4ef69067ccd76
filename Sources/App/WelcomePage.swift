internal import HTTP

/// The first page, which says that it works; it goes when the real ones come.
enum WelcomePage {
    static func routes(stylesheet: String) -> [Route] {
        let page = Array(html(stylesheet).utf8)
        return [Route(.get, "/", policy: "anyone", "WelcomePage.show") { _ in .html(page) }]
    }

    private static func html(_ stylesheet: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Portico</title>
        <link rel="stylesheet" href="\(stylesheet)">
        <body class="plain">
        <header></header>
        <main class="problem">
        <h1>Portico works.</h1>
        <p>The server is up and answers. The partner portal moves in next.</p>
        </main>
        </body>
        </html>

        """
    }
}
