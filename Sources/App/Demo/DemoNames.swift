internal import Base

/// People and firms that do not exist, German and English, with short names and long ones.
enum DemoNames {
    static let given = [
        "Anna", "Ben", "Clara", "David", "Elif", "Felix", "Greta", "Hannes", "Ines", "Jonas", "Katharina", "Lukas",
        "Maria", "Noah", "Olivia", "Paul", "Quentin", "Rosa", "Samir", "Theresa", "Ulrich", "Valentina", "William",
        "Xenia", "Yusuf", "Zoe", "Alexander", "Charlotte", "Harriet", "George", "Oliver", "Amelia", "Aoife", "Rhys",
        "Priya", "Arjun", "Fatima", "Omar", "Björn", "Käthe", "Jürgen", "Zoë", "Maximiliane", "Bartholomew", "Li", "Jo",
    ]
    static let family = [
        "Weber", "Lang", "Huber", "Schneider", "Möller", "Großmann", "Bauer", "Krüger", "Özdemir", "Kowalski",
        "von Hohenberg", "Müller-Lüdenscheidt", "Steinmetz", "Vogt", "Jansen", "Baumgartner", "Smith", "Turner",
        "O'Connor", "MacLeod", "Whitfield", "Featherstonehaugh", "Patel", "Sharma", "Al-Farsi", "Haddad", "Nguyen",
        "Rossi", "Dubois", "Novák", "Lindqvist", "Brandt", "Keller", "Pfeiffer", "Hartmann", "Ackermann", "Albrecht",
        "Arndt", "Behrens", "Böhm", "Busch", "Dietrich", "Ebert", "Engel", "Fiedler", "Franke", "Gerlach", "Graf",
        "Haas", "Heinrich", "Hesse", "Hofer", "Horn", "Jahn", "Kaiser", "Kern", "Kirchner", "Kraft", "Kuhn", "Lorenz",
        "Ludwig", "Marx", "Moser", "Nagel", "Neumann", "Oswald", "Petersen", "Pohl", "Reuter", "Ritter", "Roth",
        "Sauer", "Schilling", "Seidel", "Sommer", "Stark", "Thiel", "Ullrich", "Voigt", "Wagner", "Winkler", "Zeller",
        "Ashworth", "Barlow", "Cartwright", "Dalton", "Ellison", "Fairbairn", "Granger", "Holloway", "Ingram",
        "Jennings", "Kirkwood", "Lockwood", "Merrick", "Norris", "Oakley", "Prescott", "Quigley", "Radcliffe",
        "Sheridan", "Thornton", "Underwood", "Vaughan", "Wexford", "Yardley", "Banerjee", "Chaudhary", "Deshmukh",
        "Iyer", "Kapoor", "Mehta", "Rahman", "Siddiqui", "Nasser", "Mansour", "Khoury", "Farouk",
    ]
    static let germanTrades = [
        "Logistik GmbH", "Dental", "Autohaus", "Hotel", "Steuerberater", "Software AG", "Café", "Gartenbau", "Optik",
        "Apotheke", "Energie GmbH", "Recht", "Physio", "Werkzeuge KG", "Makler", "Druck", "Möbel", "& Söhne", "Holzbau",
    ]
    static let englishTrades = [
        "Logistics", "Dental Care", "Motors", "Hotel", "Tax", "Software Ltd", "Coffee", "Gardens", "Optics", "Pharmacy",
        "Energy Ltd", "Law LLP", "Fitness", "Tools", "Insurance", "Print", "Interiors", "& Sons", "Bikes", "Travel",
    ]
    static let germanNotes = [
        "Rückruf nach der Messe vereinbart.", "Vergleicht noch mit einem zweiten Angebot.",
        "Die Geschäftsführung entscheidet am Monatsende.", "Bittet um ein Angebot mit monatlicher Zahlung.",
        "Termin vor Ort war gut, schickt die Grundrisse.", "Möchte zuerst mit der Buchhaltung sprechen.",
        "Sehr interessiert, das zweite Haus könnte folgen.", "War in einer Besprechung, Nachricht hinterlassen.",
    ]
    static let englishNotes = [
        "Wants to see the annual plan before they decide.", "Budget is approved for the next quarter.",
        "Asked for a reference in the same trade.", "Very interested; the second branch may follow.",
        "Left a message with the front desk.", "Would like to start small and see how it goes.",
        "Compares us with one other offer; it is not the price.", "Sent the floor plans; we look at them together.",
    ]
    static let germanTasks = [
        "Zurückrufen", "Angebot schicken", "Termin vereinbaren", "Unterlagen nachreichen", "Entscheidung erfragen",
    ]
    static let englishTasks = [
        "Call back", "Send the offer", "Agree on a date", "Send the comparison", "Ask for the decision",
    ]
    static let tags = ["fair", "warm", "enterprise", "renewal", "empfehlung", "pilot", "newsletter"]

    /// The name as used in e-mail and web addresses.
    static func plain(_ name: String) -> String {
        name.lowercased().reduce(into: "") { text, letter in
            if let spelled = letters[letter] {
                text += spelled
            } else if letter.isASCII, letter.isLetter || letter.isNumber {
                text.append(letter)
            } else if letter == " " || letter == "-", text.last != "-", !text.isEmpty {
                text += "-"
            }
        }
    }

    private static let letters: [Character: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ë": "e", "á": "a", "é": "e",
    ]
}

/// Somebody's name, and what is made of it.
struct DemoPerson: Sendable {
    let given: String
    let family: String

    var name: String { "\(given) \(family)" }

    init(using random: inout SeededRandom) {
        given = random.pick(DemoNames.given)
        family = random.pick(DemoNames.family)
    }

    func address(at domain: String) throws -> EmailAddress {
        try EmailAddress("\(DemoNames.plain(given)).\(DemoNames.plain(family))@\(domain)")
    }
}
