import Base
import Database
import HTTP
import Identity
import Partners
import Web

/// Firms with a record, as tests of their pages need them.
extension TestPortal {
    @discardableResult
    func partner(
        _ name: String, _ state: PartnerState = .active, type: String = "channel", region: String = "dach",
        _ change: (inout Partner) -> Void = { _ in }
    ) throws -> Partner {
        var partner = Partner(
            profile: Partner.Profile(name: name), terms: Partner.Terms(type: type, region: region), state: state,
            stateSince: clock.now, createdAt: clock.now)
        change(&partner)
        try database.write { try PartnerRecords.add(partner, by: .program, at: clock.now, in: $0) }
        return partner
    }

    func state(of firm: ID<Firm>) throws -> PartnerState? {
        try database.read { try PartnerRecords.partner(firm, in: $0)?.state }
    }

    /// The actions that the audit log has of a record, the oldest first.
    func audited(_ subject: String) throws -> [String] {
        try database.read { reader in
            try reader.all("SELECT action FROM audit_entries WHERE subject = $1 ORDER BY number", [subject]) {
                try $0.text()
            }
        }
    }
}

extension Page {
    /// A file that is made while it is sent, whole.
    func streamed() throws -> String {
        guard case .stream(let stream) = response.content else { return "" }
        var bytes = Bytes()
        while let piece = try stream.next() { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }
}
