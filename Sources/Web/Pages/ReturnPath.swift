internal import HTTP

/// Where a person came from and goes back to, so that filters and places in lists are not lost on the way.
extension Visit {
    /// The page of ours that led here, with its query; nil where there was none.
    package var previousPath: String? {
        guard let referer = request[.referer], let authority = request.authority,
            let host = referer.ranges(of: "//\(authority)/").first
        else { return nil }
        let path = Preferences.ownPath(String(referer[referer.index(before: host.upperBound)...]))
        return path == "/" ? nil : path
    }
}

extension Submission {
    /// Where the field `from` of the form says that the person was.
    package func returnPath(or path: String) -> String {
        guard let from = form["from"], !from.isEmpty else { return path }
        let own = Preferences.ownPath(from)
        return own == "/" ? path : own
    }
}
