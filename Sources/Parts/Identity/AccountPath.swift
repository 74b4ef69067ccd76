/// Where one's own things are.
package enum AccountPath {
    package static let account = "/account"
    package static let security = "/account/security"
    package static let team = "/account/team"

    static func picture(_ hash: String) -> String { "/account/pictures/\(hash)" }
}
