internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The partner types and regions of a draft, and an empty row for one more of each.
struct TypesForm: FieldForm {
    struct Row: FieldForm {
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
            guard let name = name.value ?? nil else { return nil }
            return filled {
                PartnerType(
                    code: code, name: name, regions: all.map(\.code).filter(regions.contains),
                    lowest: try lowest.get(), highest: try highest.get(),
                    consent: .init(contact: contact, budget: budget, requirements: requirements),
                    direction: pays ? .pays : .earns, needsRegistration: needsRegistration,
                    belongsTo: try belongsTo.get(), note: try note.get() ?? "")
            }
        }
    }

    private static let limit = 40

    struct RegionRow: FieldForm {
        let code: String
        var name: Field<String?>
    }

    var regions: [RegionRow]
    var rows: [Row]

    /// As it was sent, else as the rules have it, with a row more of each.
    init(_ sent: FormFields?, else rules: RuleSet) {
        let regionCodes = sent?.values(of: "region-code")
        let allRegions = regionCodes ?? rules.regions.map(\.code) + [TypesForm.fresh("region")]
        regions = allRegions.enumerated().map { index, code in
            let name = rules.regions.first { $0.code == code }?.name
            return RegionRow(
                code: code, name: Field("region-\(index)", .optional(.text(max: 40)), sent, else: .some(name)))
        }
        let known = rules.partnerTypes.map(\.code)
        let codes = sent?.values(of: "type-code") ?? known + [TypesForm.fresh("type")]
        let parents = sent == nil ? known : codes
        rows = codes.enumerated().map { index, code in
            Row(code, at: index, parents, sent, else: rules.partnerTypes.first { $0.code == code })
        }
        let (moreRegions, moreRows) = (
            regions.indices.filter { !regions[$0].name.input.trimmed.isEmpty }.dropFirst(Self.limit),
            rows.indices.filter { !rows[$0].isEmpty }.dropFirst(Self.limit)
        )
        for index in moreRegions { regions[index].name.reject(FieldProblem.tooMany(Self.limit).text) }
        for index in moreRows { rows[index].name.reject(FieldProblem.tooMany(Self.limit).text) }
        for index in rows.indices {
            guard let lowest = rows[index].lowest.value, let highest = rows[index].highest.value, lowest > highest
            else {
                continue
            }
            rows[index].highest.reject(Text("The highest rate is lower than the lowest."))
        }
    }

    func applied(to rules: RuleSet) -> RuleSet? {
        var rules = rules
        rules.regions = regions.compactMap { row in (row.name.value ?? nil).map { Region(row.code, $0) } }
        let wanted = rows.filter { !$0.isEmpty }
        let types = wanted.compactMap { $0.type(rules.regions) }
        guard types.count == wanted.count, regions.isValid else { return nil }
        rules.partnerTypes = types
        return rules
    }

    fileprivate static func fresh(_ kind: String) -> String { "\(kind)_\(ID<RuleVersion>.make().text.suffix(8))" }
}

extension TypesForm.Row {
    fileprivate init(_ code: String, at index: Int, _ codes: [String], _ sent: FormFields?, else type: PartnerType?) {
        func isTicked(_ name: String, else known: Bool) -> Bool { sent?.contains("\(name)-\(index)") ?? known }
        self.code = code
        name = Field("name-\(index)", .optional(.text(max: 60)), sent, else: .some(type?.name))
        lowest = Field("lowest-\(index)", .percent, sent, else: type?.lowest ?? Rate(basisPoints: 1_000))
        highest = Field("highest-\(index)", .percent, sent, else: type?.highest ?? Rate(basisPoints: 3_000))
        regions = Set(sent?.values(of: "regions-\(index)") ?? type?.regions ?? [])
        contact = isTicked("contact", else: type?.consent.contact ?? false)
        budget = isTicked("budget", else: type?.consent.budget ?? true)
        requirements = isTicked("requirements", else: type?.consent.requirements ?? true)
        pays = isTicked("pays", else: type?.direction == .pays)
        needsRegistration = isTicked("registration", else: type?.needsRegistration ?? false)
        belongsTo = Field("parent-\(index)", .optional(.choice(codes) { $0 }), sent, else: .some(type?.belongsTo))
        note = Field(
            "note-\(index)", .optional(.text(max: 200)), sent,
            else: .some(type.flatMap { $0.note.isEmpty ? nil : $0.note }))
    }
}
