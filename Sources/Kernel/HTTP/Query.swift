extension Request {
    /// The fields of the query in order; empty if there is no query.
    package func query() throws(Refusal) -> FormFields {
        guard let place = head.query else { return FormFields() }
        let bytes = bytes
        return try FormFields(urlEncoded: bytes.span.extracting(place.range))
    }
}
