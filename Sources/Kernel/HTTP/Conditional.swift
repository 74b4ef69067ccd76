/// A condition on the state of a resource (RFC 9110 section 13).
package enum Precondition: Equatable, Sendable {
    case proceed
    case notModified
    case preconditionFailed
}

extension Request {
    /// Compares the request's conditions with the state there is, in the order of RFC 9110 section 13.2.2.
    package func precondition(entityTag: String?, lastModified: Int64?) -> Precondition {
        let isRead = method == .get || method == .head
        if head.has(.ifMatch) {
            guard isSelected(by: .ifMatch, entityTag, EntityTag.isStrongly) else { return .preconditionFailed }
        } else if let lastModified, let date = date(of: .ifUnmodifiedSince), lastModified > date {
            return .preconditionFailed
        }
        if head.has(.ifNoneMatch) {
            guard isSelected(by: .ifNoneMatch, entityTag, EntityTag.isWeakly) else { return .proceed }
            return isRead ? .notModified : .preconditionFailed
        }
        if isRead, let lastModified, let date = date(of: .ifModifiedSince), lastModified <= date {
            return .notModified
        }
        return .proceed
    }

    /// Returns the requested ranges of content with this length and state.
    package func ranges(of count: Int, entityTag: String?, lastModified: Int64?) -> RangeSet {
        // Ranges are defined for GET only, and two range fields are invalid.
        guard method == .get, !head.isRepeated(.range), let field = self[.range],
            allowsRange(entityTag: entityTag, lastModified: lastModified)
        else { return .whole }
        return RangeSet(field, of: count)
    }

    /// Whether a `Range` may be answered with a part: the client still has the same state, or does not care.
    func allowsRange(entityTag: String?, lastModified: Int64?) -> Bool {
        guard head.has(.ifRange) else { return true }
        guard !head.isRepeated(.ifRange), let condition = self[.ifRange] else { return false }
        if let wanted = EntityTag(condition) {
            return entityTag.flatMap(EntityTag.init)?.isStrongly(wanted) == true
        }
        return lastModified != nil && HTTPDate.parse(condition) == lastModified
    }

    private func isSelected(
        by field: KnownField, _ entityTag: String?, _ matches: (EntityTag) -> (EntityTag) -> Bool
    ) -> Bool {
        switch EntityTag.Selection(values(of: field)) {
        case .any: return true
        case .listed(let tags):
            guard let current = entityTag.flatMap(EntityTag.init) else { return false }
            return tags.contains { matches(current)($0) }
        }
    }

    /// A date field that occurs more than once is invalid.
    private func date(of field: KnownField) -> Int64? {
        head.isRepeated(field) ? nil : self[field].flatMap { HTTPDate.parse($0) }
    }
}
