/// Something that a page which stays open can be told of. The page names it in `data-live`; whose news it hears is
/// settled here, not by what the browser says.
package struct LiveTopic: Sendable {
    package let name: String
    /// The firm or user that receives it; nil for users who receive nothing.
    let audience: @Sendable (User) -> String?

    package init(_ name: String, audience: @escaping @Sendable (User) -> String?) {
        self.name = name
        self.audience = audience
    }
}
