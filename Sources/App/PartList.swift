internal import Base
internal import Crypto
internal import Dashboards
internal import Database
internal import Identity
internal import Jobs
internal import Leads
internal import Operations
internal import Partners
internal import Programme
internal import Settings
internal import Web

/// The list of parts: the one place that names them all, each after those that it uses.
enum PartList {
    static func all(
        _ configuration: Configuration, hasher: PasswordHasher, master: MasterKey, maintenance: Maintenance? = nil,
        programme: Programme = Programme()
    ) throws -> Parts {
        let outbox = configuration.smtpHost == nil ? configuration.outbox : nil
        let parts: [any Part] = [
            Ground(),
            SettingsPart(),
            try Identity(hasher: hasher, master: master),
            programme,
            Partners(),
            Leads(),
            Operations(
                maintenance, backupAt: configuration.backupAt, folder: configuration.data, outbox: outbox),
            Dashboards(),
        ]
        return Parts(parts + (configuration.development ? [StyleGuide()] : []))
    }

    /// To be listed, but not served: any key will do.
    static func listed(_ configuration: Configuration) throws -> Parts {
        try all(
            configuration, hasher: PasswordHasher(configuration),
            master: MasterKey(SecureRandom.bytes(MasterKey.size)))
    }
}
