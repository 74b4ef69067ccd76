internal import Base
package import HTTP
package import Templates

/// Display preferences of a browser: in cookies, so that they apply before signing in.
package enum Preferences {
    package static let routes: [SiteRoute] = [
        .post(path, .anyone, update)
    ]

    package static let path = "/preferences"

    private static let year = 365 * 24 * 60 * 60

    /// `light`, `dark`, or `auto` for what the system says.
    static func theme(of request: Request) -> String {
        let chosen = request.ownCookie("portico-theme") ?? ""
        return ["light", "dark"].contains(chosen) ? chosen : "auto"
    }

    /// The person's choice, else the first language of the browser that there is.
    static func language(of request: Request) -> Language {
        if let chosen = request.ownCookie("portico-language").flatMap(Language.init(rawValue:)) { return chosen }
        return preferred(request[.acceptLanguage] ?? "")
    }

    static func preferred(_ accepted: String) -> Language {
        let wanted = accepted.split(separator: ",").map { entry -> (tag: Substring, weight: Double) in
            let pieces = entry.split(separator: ";")
            let weight = pieces.dropFirst().compactMap { piece -> Double? in
                let piece = String(piece).trimmed
                return piece.hasPrefix("q=") ? Double(piece.dropFirst(2)) : nil
            }
            return (pieces.first ?? "", weight.first ?? 1)
        }
        let ranked = wanted.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }
        for (_, entry) in ranked where entry.weight > 0 {
            let tag = String(entry.tag).trimmed.lowercased()
            if let language = Language(rawValue: String(tag.prefix { $0 != "-" })) { return language }
        }
        return .english
    }

    /// `POST /preferences`: keeps the choice and goes back to where the person was.
    @Sendable private static func update(_ submission: Submission) throws -> Response {
        let request = submission.request
        var response = try submission.go(.goto(submission.form["from"].map(ownPath) ?? request.referredPath))
        if let theme = submission.form["theme"], ["light", "dark", "auto"].contains(theme) {
            response.fields.add(
                try SetCookie(own: "portico-theme", theme, maxAge: year, for: request.peer))
        }
        if let language = submission.form["language"].flatMap(Language.init(rawValue:)) {
            response.fields.add(try cookie(language, request))
        }
        return response
    }

    /// Keeps the language for pages before sign-in.
    package static func cookie(_ language: Language, _ request: Request) throws -> SetCookie {
        try SetCookie(own: "portico-language", language.rawValue, maxAge: year, for: request.peer)
    }

    /// A path of this site; whatever might lead elsewhere becomes the home page.
    package static func ownPath(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return "/" }
        return text
    }
}
