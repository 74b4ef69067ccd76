import Base
import Testing

@testable import App

@Suite struct OptionTableTests {
    @Test("every row is found, once, under a name that fits the command line and the environment")
    func names() {
        let names = OptionTable.rows.map(\.name)
        #expect(names.count == Mirror(reflecting: OptionTable.standard).children.count)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(name)")
            #expect(!name.hasPrefix("no-"), "\(name) reads like a switch that is turned off")
        }
    }

    @Test("every default is a good value, and is shown as it would be written", arguments: OptionTable.rows.map(\.name))
    func defaults(name: String) throws {
        let row = try #require(OptionTable.rows.first { $0.name == name })
        let value = try #require(row.parse(row.standardText))
        let shown = try Configuration(arguments: ["--\(name)=\(row.standardText)"]).text(of: row)
        #expect(shown == row.standardText)
        #expect("\(value)" == "\(try #require(Mirror(reflecting: row).descendant("standard")))")
    }

    @Test("every option that nobody sets has its default", arguments: OptionTable.rows.map(\.name))
    func unsetOption(name: String) throws {
        let row = try #require(OptionTable.rows.first { $0.name == name })
        #expect(row.text(in: try Configuration()) == row.standardText)
    }

    @Test("an option without a value of its own can still be set to nothing")
    func emptyOption() throws {
        #expect(try Configuration().backupAt == Cron("15 3 * * *"))
        #expect(try Configuration(arguments: ["--backup-at", "off"]).backupAt == nil)
    }

    @Test("every row has a sentence of help", arguments: OptionTable.rows.map { ($0.name, $0.help) })
    func help(name: String, text: String) {
        #expect(text.hasSuffix(".") && text.first?.isLowercase == false)
        #expect(text.utf8.count <= 110)
    }

    @Test(
        "sizes and times are read with their units and refused without",
        arguments: [
            ("header-limit", "16KB", "16384"), ("header-limit", "16kb", "16384"), ("header-limit", "2048", "2048"),
            ("header-limit", "1MB", "1048576"), ("header-limit", "2MB", nil), ("header-limit", "1.5KB", nil),
            ("header-limit", "-1KB", nil), ("header-limit", "KB", nil), ("header-limit", "1 KB", nil),
            ("body-limit", "9223372036854775807GB", nil), ("body-limit", "99999999999999999999", nil),
            ("idle-timeout", "10s", "10.0 seconds"), ("idle-timeout", "500ms", "0.5 seconds"),
            ("idle-timeout", "2m", "120.0 seconds"), ("idle-timeout", "24h", "86400.0 seconds"),
            ("idle-timeout", "25h", nil), ("idle-timeout", "0s", nil), ("idle-timeout", "10", nil),
            ("port", "65535", "65535"), ("port", "65536", nil), ("port", "+80", nil), ("port", "", nil),
            ("port", "٣", nil), ("development", "yes", "true"), ("development", "off", "false"),
            ("development", "maybe", nil), ("log-level", "warning", "warning"), ("log-level", "loud", nil),
            ("trusted-proxies", "10.0.0.0/8, ::1", "[10.0.0.0/8, ::1]"), ("trusted-proxies", "proxy", nil),
            ("metrics-token", "short", nil),
        ] as [(String, String, String?)])
    func values(name: String, text: String, expected: String?) throws {
        let row = try #require(OptionTable.rows.first { $0.name == name })
        #expect(row.parse(text).map { "\($0)" } == expected)
    }
}
