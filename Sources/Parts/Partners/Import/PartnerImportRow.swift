internal import Base
internal import Database
internal import Programme
internal import Templates
internal import Web

/// What becomes of a row of the file.
enum ImportVerdict: Sendable {
    case new(Partner)
    /// A firm with this address or domain is there, or stands further up in the file.
    case twin(String)
    case wrong(column: String, Text)

    /// What keeps the row out, and the column where it stands.
    var problem: (column: String, text: Text)? {
        switch self {
        case .new: nil
        case .twin(let name): ("", Text("There already: {firm}", ["firm": name]))
        case .wrong(let column, let text): (column, text)
        }
    }
}

/// Judges rows one after the other, and remembers them: two of them may be the same firm.
struct ImportJudge {
    private let rules: RuleSet
    private let now: Timestamp
    private var emails: [String: String] = [:]
    private var domains: [String: String] = [:]

    init(_ rules: RuleSet, at now: Timestamp) {
        self.rules = rules
        self.now = now
    }

    mutating func judge(_ row: CSVTable.Row, in reader: Reader) throws -> ImportVerdict {
        let partner: Partner
        do throws(RowProblem) {
            partner = try made(from: row)
        } catch {
            return .wrong(column: error.column, error.text)
        }
        let profile = partner.profile
        let twin =
            try profile.email.flatMap { emails[$0.folded] }
            ?? profile.allDomains.compactMap { domains[$0] }.first
            ?? profile.email.flatMap { try PartnerStore.twin(email: $0, otherThan: nil, in: reader)?.1 }
            ?? PartnerStore.twin(domains: profile.allDomains, otherThan: nil, in: reader)?.1
        if let twin { return .twin(twin) }
        if let email = profile.email { emails[email.folded] = partner.name }
        for domain in profile.allDomains { domains[domain] = partner.name }
        return .new(partner)
    }

    private struct RowProblem: Error {
        let column: String
        let text: Text
    }

    private func made(from row: CSVTable.Row) throws(RowProblem) -> Partner {
        func read<Value>(_ column: String, _ rule: FieldRule<Value>) throws(RowProblem) -> Value {
            do throws(FieldProblem) {
                return try rule.parse(row[column])
            } catch {
                throw RowProblem(column: column, text: error.text)
            }
        }
        var profile = Partner.Profile(name: try read("name", .text(max: 120)))
        profile.legalName = try read("legal_name", .optional(.text(max: 120))) ?? ""
        profile.email = try read("email", .optional(.email))
        profile.phone = try read("phone", .optional(.text(max: 40))) ?? ""
        profile.website = try read("website", .optional(.website)) ?? ""
        profile.address = try read("address", .optional(.longText(max: 400))) ?? ""
        profile.country = try read("country", .optional(.country))?.code ?? ""
        profile.registration = try read("registration", .optional(.text(max: 60))) ?? ""
        let kinds = ApplicationForm.Kind.all(rules)
        let typed = (type: row["type"].lowercased(), region: row["region"].lowercased())
        guard kinds.contains(where: { $0.type.isCalled(typed.type) }) else {
            throw RowProblem(column: "type", text: Text("The programme has no such type."))
        }
        guard let kind = kinds.first(where: { $0.type.isCalled(typed.type) && $0.region.isCalled(typed.region) }) else {
            throw RowProblem(column: "region", text: Text("This type is not open in this region."))
        }
        guard !kind.type.needsRegistration || !profile.registration.isEmpty else {
            throw RowProblem(column: "registration", text: Text("This type needs a registration number."))
        }
        var terms = Partner.Terms(type: kind.type.code, region: kind.region.code)
        terms.rate = try read("rate", .optional(.percent))
        terms.capacity = try read("capacity", .optional(.integer(0...100_000)))
        let states = [PartnerState.invited, .onboarding, .active, .paused]
        let state = try read("state", .optional(.choice(states, \.rawValue))) ?? .active
        let tags: [String] = try read("tags", .lines)
        return Partner(
            profile: profile, terms: terms, tags: tags, state: state, stateSince: now, createdAt: now)
    }
}

extension PartnerType {
    fileprivate func isCalled(_ text: String) -> Bool { [code, name.lowercased()].contains(text) }
}

extension Region {
    fileprivate func isCalled(_ text: String) -> Bool { [code, name.lowercased()].contains(text) }
}
