internal import Base
package import Database
internal import Web

/// The rules that hold, and the number of their version: what promotions and commissions name.
package struct ProgrammeRules: Equatable, Sendable {
    /// 0 as long as the rules of the program itself hold.
    package let version: Int64
    package let rules: RuleSet

    package init(version: Int64, rules: RuleSet) {
        self.version = version
        self.rules = rules
    }

    package static func current(_ reader: Reader) throws -> ProgrammeRules {
        try RuleStore.current(reader)
    }
}
