package import Base

/// Where a page is, from one place: the pattern that the table of routes has, and the address that links lead to.
///
///     static let show = Path<ID<Lead>>("/leads/:id")
///     .get(LeadPath.show, …)       // the pattern /leads/:id<lead>
///     LeadPath.show(lead.id)       // /leads/lead_01jd…
package protocol RoutePath {
    var pattern: String { get }
}

/// A page of which there is one.
extension String: RoutePath {
    package var pattern: String { self }
}

/// What can stand in an address.
package protocol PathValue {
    /// Behind the name in a pattern: the type that the route takes.
    static var patternType: String { get }
    /// In front of each value.
    static var prefix: String { get }

    func text(behind head: String) -> String
}

extension ID: PathValue {
    package static var patternType: String { "<\(Kind.idPrefix)>" }
    package static var prefix: String { Kind.idPrefix }

    package func text(behind head: String) -> String { number.text(behind: head) }
}

/// A token, a hash, a code: as it stands in an address without being written in another way.
extension String: PathValue {
    package static var patternType: String { "" }
    package static var prefix: String { "" }

    package func text(behind head: String) -> String { head + self }
}

/// Pages of one kind of record.
package struct Path<Value: PathValue>: RoutePath, Sendable {
    package let pattern: String
    /// What comes before the value and behind it.
    private let head: String
    private let tail: String

    /// `text` names the value behind a colon: `/leads/:id/edit`.
    package init(_ text: String) {
        let pieces = PathPieces(text, count: 1)
        head = pieces.texts[0] + Value.prefix
        tail = pieces.texts[1]
        pattern = pieces.texts[0] + pieces.names[0] + Value.patternType + tail
    }

    private init(pattern: String, head: String, tail: String) {
        self.pattern = pattern
        self.head = head
        self.tail = tail
    }

    package func callAsFunction(_ value: Value) -> String {
        tail.isEmpty ? value.text(behind: head) : value.text(behind: head) + tail
    }

    /// What is below.
    package static func + (path: Path, rest: String) -> Path {
        Path(pattern: path.pattern + rest, head: path.head, tail: path.tail + rest)
    }
}

/// Pages of one kind of record within another.
package struct Path2<First: PathValue, Second: PathValue>: RoutePath, Sendable {
    package let pattern: String
    private let pieces: [String]

    package init(_ text: String) {
        let found = PathPieces(text, count: 2)
        pieces = [found.texts[0] + First.prefix, found.texts[1] + Second.prefix, found.texts[2]]
        pattern =
            found.texts[0] + found.names[0] + First.patternType + found.texts[1] + found.names[1]
            + Second.patternType + found.texts[2]
    }

    private init(pattern: String, pieces: [String]) {
        self.pattern = pattern
        self.pieces = pieces
    }

    package func callAsFunction(_ first: First, _ second: Second) -> String {
        second.text(behind: first.text(behind: pieces[0]) + pieces[1]) + pieces[2]
    }

    package static func + (path: Path2, rest: String) -> Path2 {
        Path2(pattern: path.pattern + rest, pieces: [path.pieces[0], path.pieces[1], path.pieces[2] + rest])
    }
}

/// A path as it is written, taken apart at its names.
private struct PathPieces {
    private(set) var names: [String] = []
    private(set) var texts: [String] = [""]

    /// What has fewer names than it should is taken as if they were at its end: the check of all routes finds it.
    init(_ text: String, count: Int) {
        var isName = false
        for character in text {
            if character == ":" {
                names.append("")
                texts.append("")
                isName = true
            } else if character == "/" {
                isName = false
            }
            if isName { names[names.count - 1].append(character) } else { texts[texts.count - 1].append(character) }
        }
        while names.count < count {
            names.append(":missing")
            texts.append("")
        }
    }
}
