/// Generic words in company names: they say what a company does and not who it is.
enum TradeWords {
    /// Which letters of a plain name belong to such a word. Short ones count at the end only: "bau" is no trade in
    /// "baumgartner", and one in "weber bau".
    static func cover(_ name: [UInt32]) -> [Bool] {
        var isCovered = Array(repeating: false, count: name.count)
        for word in long {
            for start in places(of: word, in: name) where !isCovered[start..<start + word.count].contains(true) {
                for place in start..<start + word.count { isCovered[place] = true }
            }
        }
        for word in short {
            let bare = isCovered.indices.filter { !isCovered[$0] }
            guard let last = bare.last, name[...last].suffix(word.count).elementsEqual(word) else { continue }
            for place in (last + 1 - word.count)...last { isCovered[place] = true }
        }
        // A name without other words is identified by these.
        return isCovered.contains(false) ? isCovered : Array(repeating: false, count: name.count)
    }

    private static func places(of word: [UInt32], in name: [UInt32]) -> [Int] {
        guard word.count <= name.count else { return [] }
        return (0...name.count - word.count).filter { name[$0] == word[0] && name[$0...].starts(with: word) }
    }

    private static let leastAnywhere = 7

    /// The longest first, so that none is cut by one that it contains.
    private static let all: [[UInt32]] =
        Set(text.split { $0 == " " || $0.isNewline }.map { PlainName.joined(String($0)) })
        .sorted { ($1.count, $0) < ($0.count, $1) }.map { $0.unicodeScalars.map(\.value) }
    private static let long = all.filter { $0.count >= leastAnywhere }
    private static let short = all.filter { $0.count < leastAnywhere }

    private static let text = """
        rechtsanwalt rechtsanwälte rechtsanwältin rechtsanwaltskanzlei anwaltskanzlei anwälte kanzlei notare notariat
        steuerberater steuerberatung steuerkanzlei wirtschaftsprüfer wirtschaftsprüfung unternehmensberatung beratung
        immobilien immobilienmakler makler hausverwaltung grundbesitz verwaltung vermögensverwaltung wohnbau wohnungsbau
        versicherung versicherungen versicherungsmakler finanz finanzen finanzberatung bauunternehmen bauunternehmung
        bauträger hochbau tiefbau holzbau gartenbau metallbau maschinenbau anlagenbau stahlbau straßenbau innenausbau
        elektro elektrotechnik haustechnik gebäudetechnik gebäudereinigung medizintechnik technik sanitär heizung
        dienstleistung dienstleistungen handel großhandel handelsgesellschaft vertrieb logistik spedition transporte
        autohaus werkstatt apotheke zahnarztpraxis arztpraxis praxis physiotherapie pflegedienst optik druckerei
        bäckerei metzgerei konditorei gasthof gasthaus restaurant hotel hotels café gastronomie lebensmittel feinkost
        werbeagentur agentur werbung medien verlag gruppe beteiligung beteiligungen gesellschaft deutschland europa
        gebrüder söhne partner partners architekten architektur ingenieure ingenieurbüro planungsbüro möbel werkzeuge
        energie stiftung institut akademie schule tischlerei schreinerei malerbetrieb dachdecker bau haus auto edv druck
        group holding holdings international global worldwide europe germany emirates india associates sons brothers
        consulting consultants consultancy advisors advisory solicitors lawyers attorneys legal accountants accounting
        realestate estate estates realty property properties brokers brokerage developer developers development
        construction constructions contracting builders building engineering industries industrial manufacturing trading
        traders enterprise enterprises ventures capital investment investments finance financial management insurance
        logistics shipping transport travel tours motors automotive pharmacy pharma medical clinic healthcare hospital
        foods catering bakery coffee kitchen interiors studio studios design designs architects energy solar
        service services solution solutions system systems software technology technologies digital media marketing
        network networks security cleaning fitness academy school education foundation institute company law tax shop
        tech team web dental gardens optics tools print bikes physio care
        """
}
