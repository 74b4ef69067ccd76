internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The partner types and regions of a draft, and an empty row for one more of each.
struct TypesForm {
    struct Row {
        let code: String
        var name: Field<String?>
        var lowest: Field<Rate>
        var highest: Field<Rate>
        let regions: Set<String>
        let contact: Bool
        let budget: Bool
        let requirements: Bool
        let pays: Bool
        let needsRegistration: Bool
        var belongsTo: Field<String?>
        var note: Field<String?>

        var isEmpty: Bool { name.input.trimmed.isEmpty }

        func type(_ all: [Region]) -> PartnerType? {
            guard let name = name.value ?? nil, let lowest = lowest.value, let highest = highest.value,
                let belongsTo = belongsTo.value, let note = note.value
            else { return nil }
            return PartnerType(
                code: code, name: name, regions: all.map(\.code).filter(regions.contains), lowest: lowest,
                highest: highest, consent: .init(contact: contact, budget: budget, requirements: requirements),
                direction: pays ? .pays : .earns, needsRegistration: needsRegistration, belongsTo: belongsTo,
                note: note ?? "")
        }
    }

    var regions: [(code: String, name: Field<String?>)]
    var rows: [Row]

    init(_ rules: RuleSet) {
        let regions = rules.regions.map { ($0.code, $0.name) } + [(TypesForm.fresh("region"), "")]
        self.regions = regions.enumerated().map { index, region in
            (region.0, Field("region-\(index)", .optional(.text(max: 40)), .some(region.1.isEmpty ? nil : region.1)))
        }
        let codes = rules.partnerTypes.map(\.code)
        rows = (rules.partnerTypes.map(Optional.some) + [nil]).enumerated().map { Row($1, at: $0, codes) }
    }

    init(_ sent: FormFields) {
        regions = sent.values(of: "region-code").prefix(40).enumerated().map { index, code in
            (code, Field("region-\(index)", .optional(.text(max: 40)), sent))
        }
        let codes = Array(sent.values(of: "type-code").prefix(40))
        rows = codes.enumerated().map { Row(code: $1, at: $0, codes, sent) }
        for index in rows.indices {
            guard let lowest = rows[index].lowest.value, let highest = rows[index].highest.value, lowest > highest
            else {
                continue
            }
            rows[index].highest.reject(Text("This is less than the lowest."))
        }
    }

    func applied(to rules: RuleSet) -> RuleSet? {
        var rules = rules
        rules.regions = regions.compactMap { code, name in (name.value ?? nil).map { Region(code, $0) } }
        let wanted = rows.filter { !$0.isEmpty }
        let types = wanted.compactMap { $0.type(rules.regions) }
        guard types.count == wanted.count, regions.allSatisfy({ $0.name.problem == nil }) else { return nil }
        rules.partnerTypes = types
        return rules
    }

    fileprivate static func fresh(_ kind: String) -> String { "\(kind)_\(ID<RuleVersion>.make().text.suffix(8))" }
}

extension TypesForm.Row {
    fileprivate init(_ type: PartnerType?, at index: Int, _ codes: [String]) {
        code = type?.code ?? TypesForm.fresh("type")
        name = Field("name-\(index)", .optional(.text(max: 60)), .some(type?.name))
        lowest = Field("lowest-\(index)", .percent, type?.lowest ?? Rate(basisPoints: 1_000))
        highest = Field("highest-\(index)", .percent, type?.highest ?? Rate(basisPoints: 3_000))
        regions = Set(type?.regions ?? [])
        contact = type?.consent.contact ?? false
        budget = type?.consent.budget ?? true
        requirements = type?.consent.requirements ?? true
        pays = type?.direction == .pays
        needsRegistration = type?.needsRegistration ?? false
        belongsTo = Field("parent-\(index)", .optional(.choice(codes) { $0 }), .some(type?.belongsTo))
        note = Field(
            "note-\(index)", .optional(.text(max: 200)), .some(type.flatMap { $0.note.isEmpty ? nil : $0.note }))
    }

    fileprivate init(code: String, at index: Int, _ codes: [String], _ sent: FormFields) {
        self.code = code
        name = Field("name-\(index)", .optional(.text(max: 60)), sent)
        lowest = Field("lowest-\(index)", .percent, sent)
        highest = Field("highest-\(index)", .percent, sent)
        regions = Set(sent.values(of: "regions-\(index)"))
        contact = sent.contains("contact-\(index)")
        budget = sent.contains("budget-\(index)")
        requirements = sent.contains("requirements-\(index)")
        pays = sent.contains("pays-\(index)")
        needsRegistration = sent.contains("registration-\(index)")
        belongsTo = Field("parent-\(index)", .optional(.choice(codes) { $0 }), sent)
        note = Field("note-\(index)", .optional(.text(max: 200)), sent)
    }
}
