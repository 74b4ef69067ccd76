package import Database

/// A visit that only looks: everything it reads is of one moment, and it has no way to write.
package struct Context: Visit {
    package let requestContext: RequestContext
    package let reader: Reader

    init(_ requestContext: RequestContext, _ reader: Reader) {
        self.requestContext = requestContext
        self.reader = reader
    }

    package func read<T>(_ body: (Reader) throws -> T) throws -> T {
        try body(reader)
    }

    /// Writes behind the answer what may be lost: a click, the time of last activity.
    package func later(_ body: @escaping @Sendable (Writer) throws -> Void) {
        site.database.later(body)
    }
}
