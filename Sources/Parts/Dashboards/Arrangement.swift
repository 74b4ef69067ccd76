/// A user's arrangement of the blocks of a partner's home, by their codes.
struct Arrangement: Equatable, Sendable {
    struct Place: Equatable, Sendable {
        let code: String
        var isShown: Bool
    }

    private(set) var places: [Place]

    /// Reads the stored form: `chart todo -goal`. Blocks that are not named, because they are new, come last; those that
    /// are gone are passed over.
    init(words: String = "", of codes: [String]) {
        var places: [Place] = []
        for word in words.split(separator: " ") {
            let isShown = !word.hasPrefix("-")
            let code = String(isShown ? word : word.dropFirst())
            guard codes.contains(code), !places.contains(where: { $0.code == code }) else { continue }
            places.append(Place(code: code, isShown: isShown))
        }
        let missing = codes.filter { code in !places.contains { $0.code == code } }
        self.places = places + missing.map { Place(code: $0, isShown: true) }
    }

    var words: String {
        places.map { ($0.isShown ? "" : "-") + $0.code }.joined(separator: " ")
    }

    var shown: [String] { places.filter(\.isShown).map(\.code) }

    mutating func show(_ codes: Set<String>) {
        for index in places.indices { places[index].isShown = codes.contains(places[index].code) }
    }

    /// One place up or down, where there is one.
    mutating func move(_ code: String, by step: Int) {
        guard let index = places.firstIndex(where: { $0.code == code }), places.indices.contains(index + step) else {
            return
        }
        places.swapAt(index, index + step)
    }
}
