internal import Base
internal import Database
internal import Partners
internal import Programme
internal import Web

/// Whether a firm may have new leads just now, whoever enters them.
enum LeadIntake {
    static func check(_ firm: ID<Firm>, in reader: Reader) throws {
        guard let partner = try PartnerRecords.partner(firm, in: reader) else { return }
        guard partner.state.takesLeads else { throw LeadProblem.takesNoLeads }
        let type = try ProgrammeRules.current(reader).rules
            .partnerType(partner.terms.type, in: partner.terms.region)
        guard type?.needsRegistration != true || !partner.profile.registration.isEmpty else {
            throw LeadProblem.registrationMissing
        }
    }
}
