internal import Base
internal import Database
internal import Partners
internal import Programme
internal import Web

/// Whether a firm can take new leads at the moment.
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
