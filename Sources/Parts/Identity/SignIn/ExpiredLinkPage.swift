internal import HTTP
internal import Templates
internal import Web

/// The page of a link that was used or has expired.
struct ExpiredLinkPage: TemplatePage {
    let purpose: String

    static let template = "identity/gone"
}

extension Visit {
    func unlessGone(_ body: () throws -> Response) throws -> Response {
        do {
            return try body()
        } catch let gone as ExpiredLink {
            return try page(ExpiredLinkPage(purpose: gone.purpose.rawValue), .gone)
        }
    }
}
