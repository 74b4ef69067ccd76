internal import Base

/// `portico doctor`: would it run here, and what is in the way.
enum DoctorCommand {
    static let command = Command(
        name: "doctor", summary: "Look whether everything is in place, and say what to do where it is not.",
        details: "Ends with 1 when something would keep Portico from serving.",
        switches: [.init(name: "--whole", help: "Look through all of the database, its indexes and references too.")],
        isServing: true
    ) { invocation in
        let configuration: Configuration
        do throws(ConfigurationError) {
            configuration = try invocation.configuration()
        } catch {
            Terminal.say(report(error.problems.map { ("options", .failure($0, cure: "portico help doctor")) }))
            return .failure
        }
        let checks =
            invocation.has("--whole") ? Checks.all + [Check(name: "whole data", look: DataChecks.whole)] : Checks.all
        let findings = checks.map { ($0.name, $0.look(configuration)) }
        Terminal.say(report([("options", .ok("all understood"))] + findings))
        return findings.contains { $0.1.isFailure } ? .failure : .success
    }

    static func report(_ findings: [(name: String, finding: Finding)]) -> String {
        Terminal.columns(
            findings.flatMap { name, finding in
                switch finding {
                case .ok(let text): [["ok", name, text]]
                case .warning(let text, let cure): [["warning", name, text], ["", "", "→ " + cure]]
                case .failure(let text, let cure): [["FAILURE", name, text], ["", "", "→ " + cure]]
                }
            })
    }
}
