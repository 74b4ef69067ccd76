internal import Templates

/// Why a row of a file is not entered. What is kept is the English sentence; people read it in their language.
enum LeadImportReason: Error, CaseIterable {
    case noName, noWay, noAddress, noCountry, noCurrency, noAmount, twice, yours, gone

    var text: Text {
        switch self {
        case .noName: Text("there is neither a company nor a name")
        case .noWay: Text("there is neither an e-mail address nor a phone number")
        case .noAddress: Text("the e-mail address is none")
        case .noCountry: Text("there is no country of that name")
        case .noCurrency: Text("the currency is not written in three letters, such as EUR")
        case .noAmount: Text("the value is no amount: write 1234.50")
        case .twice: Text("an earlier row has the same address or number")
        case .yours: Text("you have this lead already")
        case .gone: Text("the row is gone")
        }
    }

    var kept: String { text.english }

    static func text(_ kept: String) -> Text {
        allCases.first { $0.kept == kept }?.text ?? Text("{reason}", ["reason": kept])
    }
}
