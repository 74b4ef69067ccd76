internal import Base
internal import Database
internal import Templates
internal import Web

/// What is so wrong with the installation that admins see it on every page.
enum Alarms {
    static func all(_ visit: any Visit) -> [AlarmNote] {
        var alarms: [AlarmNote] = []
        if visit.site.database.damage != nil {
            alarms.append(
                AlarmNote(
                    Text("The database is damaged"),
                    cure: Text(
                        "Stop Portico and restore the newest good backup into an empty folder: {command}",
                        ["command": "portico restore BACKUP --data FOLDER"])))
        }
        if let proof = try? visit.read({ try BackupProof.last($0, at: visit.site.now()) }), !proof.isGood {
            alarms.append(
                AlarmNote(
                    Text("The newest backup is damaged"),
                    cure: Text(
                        "Check the database with {check}, then make a new backup with {backup}.",
                        ["check": "portico doctor --whole", "backup": "portico backup"])))
        }
        return alarms
    }
}
