internal import HTTP

/// The page to return to, so that filters and positions in lists are kept.
extension Visit {
    /// The page of ours that linked here, with its query; nil if there is none.
    package var previousPath: String? {
        let path = request.referredPath
        return path == "/" ? nil : path
    }
}

extension Submission {
    /// The page in the form field `from`.
    package func returnPath(or path: String) -> String {
        guard let from = form["from"], !from.isEmpty else { return path }
        let own = Preferences.ownPath(from)
        return own == "/" ? path : own
    }
}

extension Request {
    /// The page of ours that sent the request, with its query; else the home page.
    var referredPath: String {
        guard let referer = self[.referer], let authority,
            let host = referer.ranges(of: "//\(authority)/").first
        else { return "/" }
        return Preferences.ownPath(String(referer[referer.index(before: host.upperBound)...]))
    }
}
