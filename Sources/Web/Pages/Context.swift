package import Database
package import HTTP
package import Templates

/// A visit that only looks: everything it reads is of one moment, and it has no way to write.
package struct Context: Visit {
    package let request: Request
    package let site: Site
    package let visitor: Visitor
    package let audience: Audience
    package let reader: Reader

    /// Leaves something behind the answer that nobody waits for, and that may be lost: a click, when somebody was seen.
    package func later(_ body: @escaping @Sendable (Writer) throws -> Void) {
        site.database.later(body)
    }
}
