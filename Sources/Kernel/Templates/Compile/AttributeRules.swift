internal import Base

/// The rules of HTML for attributes with a slot.
enum AttributeRules {
    /// The schemes an address from data may have; without any it is relative.
    static let schemes: Set<String> = ["http", "https", "mailto", "otpauth", "tel"]

    private static let urls: Set<String> = [
        "action", "background", "cite", "classid", "codebase", "data", "formaction", "href", "icon", "longdesc",
        "manifest", "poster", "profile", "src", "usemap", "xlink:href",
    ]

    private static let listsOfURLs: Set<String> = ["archive", "attributionsrc", "imagesrcset", "ping", "srcset"]

    /// Elements that load code, move all addresses, or set other attributes.
    private static let guardedElements: Set<String> = [
        "animate", "animatemotion", "animatetransform", "base", "embed", "object", "script", "set", "style",
    ]

    static func isURL(_ attribute: String) -> Bool { urls.contains(attribute) }

    /// Why a slot is not allowed in the attribute; nil if it is.
    static func refusal(of attribute: String, on element: String) -> String? {
        if attribute.hasPrefix("on") {
            return "a slot cannot stand in a script: put the value into a `data-` attribute"
        }
        if attribute == "style" { return "a slot cannot stand in a style: choose a class" }
        if attribute == "srcdoc" { return "a slot cannot stand in `srcdoc`" }
        if listsOfURLs.contains(attribute) { return "a slot cannot stand in `\(attribute)`, a list of addresses" }
        if guardedElements.contains(element) { return "a slot cannot stand in the tag of `\(element)`" }
        return nil
    }

    /// An attribute with a yes or no, opened as ` name="`. Some say `true` or `false` in words; the others are there or
    /// not.
    static func written(_ attribute: String, _ opening: Bytes, _ truth: Bool) -> Bytes {
        if attribute.hasPrefix("aria-") || ["contenteditable", "draggable", "spellcheck"].contains(attribute) {
            return opening + Bytes((truth ? "true" : "false").utf8) + opening.suffix(1)
        }
        return truth ? opening.dropLast(2) : []
    }

    /// Attributes that mean something when they are empty; the others vanish.
    static func keepsEmpty(_ attribute: String) -> Bool {
        attribute == "value" || attribute == "alt"
    }
}

/// The part of an address that an attribute has reached.
enum URLPart {
    case start
    /// Letters that may yet be a scheme.
    case scheme
    /// Began with a slot, so that a colon might still make it a scheme.
    case open
    case path, query
}

extension HTMLContext {
    /// Why the bytes are not allowed here.
    struct Complaint: Error {
        let message: String
        /// Within the bytes that were read.
        var offset = 0
    }
}
