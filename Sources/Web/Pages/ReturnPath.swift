internal import HTTP

/// Where a person came from and goes back to, so that filters and places in lists are not lost on the way.
extension Visit {
    /// The page of ours that led here, with its query; nil where there was none.
    package var previousPath: String? {
        let path = request.referredPath
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

extension Request {
    /// The page of ours that the request was made from, with its query; the home page where there was none.
    var referredPath: String {
        guard let referer = self[.referer], let authority,
            let host = referer.ranges(of: "//\(authority)/").first
        else { return "/" }
        return Preferences.ownPath(String(referer[referer.index(before: host.upperBound)...]))
    }
}
