internal import Base

/// `portico version`
enum VersionCommand {
    static let version = "0.1.0"

    static let command = Command(name: "version", summary: "Say which Portico this is.", takesOptions: false) { _ in
        Terminal.say("portico \(version)")
        return .success
    }
}
