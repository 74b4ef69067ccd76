internal import Templates
internal import Web

/// The first page, which says that it works; it goes when the real ones come.
struct WelcomePage: TemplatePage {
    static let template = "welcome"
    static let shape = Shape<WelcomePage> { _ in }

    static let routes: [SiteRoute] = [
        .get("/", .anyone, "WelcomePage.show") { try $0.page(WelcomePage()) }
    ]
}
