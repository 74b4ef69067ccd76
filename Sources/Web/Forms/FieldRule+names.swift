internal import Base
internal import Templates

extension FieldRule where Value == String {
    /// The name of a person. It goes into mails to people who do not know the sender, so it cannot carry a message: no
    /// address, and no link that a mail program would make of it.
    package static func personName(max limit: Int = 120) -> FieldRule {
        FieldRule.text(max: limit).refusing(Text("Please enter a name without links or e-mail addresses.")) { name in
            name.holdsLink || name.split(whereSeparator: \.isWhitespace).contains { String($0).looksLikeDomain }
        }
    }

    /// The name of a company, which may be that of its website.
    package static func companyName(max limit: Int = 120) -> FieldRule {
        FieldRule.text(max: limit).refusing(Text("Please enter a name without links or e-mail addresses.")) {
            $0.holdsLink
        }
    }

    private func refusing(_ problem: Text, _ isRefused: @escaping @Sendable (String) -> Bool) -> FieldRule {
        FieldRule(
            limit: limit, isRequired: isRequired,
            parse: { input throws(FieldProblem) in
                let value = try parse(input)
                guard !isRefused(value) else { throw FieldProblem(problem) }
                return value
            }, format: format)
    }
}

extension String {
    fileprivate var holdsLink: Bool {
        contains("/") || contains("\\") || contains("@") || lowercased().contains("www.")
    }

    /// `win.example.com`, but neither `Dr.Weber` nor `J.R.`: what follows the last dot is a known ending, written small.
    fileprivate var looksLikeDomain: Bool {
        let labels = split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, labels.dropLast().allSatisfy({ !$0.isEmpty }) else {
            return false
        }
        let ending = last.prefix { $0.isLetter && $0.isLowercase }
        return ending.count >= 2 && labels[labels.count - 2].contains { $0.isLetter || $0.isNumber }
    }
}
