internal import Base
internal import Templates

extension FieldRule where Value == String {
    /// A telephone number as people write it: `+49 (0)30 123456-7`, `030/123456 ext. 12`.
    package static var phone: FieldRule {
        FieldRule(
            limit: 40,
            parse: { input throws(FieldProblem) in
                let text = try FieldRule.text(max: 40).parse(input)
                let pieces = text.lowercased().split { !$0.isLetter }
                guard (5...20).contains(text.filter(\.isNumber).count),
                    text.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || "+()-–/.:#,".contains($0) }),
                    pieces.allSatisfy({ phoneWords.contains(String($0)) })
                else { throw FieldProblem(Text("Please enter a phone number such as +49 30 123456.")) }
                return text
            }, format: { $0 })
    }

    /// What people write beside the digits.
    private static var phoneWords: Set<String> {
        [
            "tel", "telefon", "phone", "fon", "mobil", "mobile", "ext", "extension", "x", "dw", "durchwahl", "app",
            "apparat",
        ]
    }
}
