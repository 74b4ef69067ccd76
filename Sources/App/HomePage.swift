internal import HTTP
internal import Web

/// `/` leads to the first place of whoever is signed in; all others are asked to.
enum HomePage {
    static let routes: [SiteRoute] = [
        .get("/", .signedIn, "HomePage.show") { try $0.go(.goto(Menu.home(of: $0.viewer))) }
    ]
}
