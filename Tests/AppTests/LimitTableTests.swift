import Base
import TestKit
import Testing
import Web

@testable import App

/// Limits stand in one table, the guide has the same, and each has a test that goes one over it.
@Suite struct LimitTableTests {
    /// By what is limited and for whom: the file and the name of the test.
    private static let tests: [String: (file: String, name: String)] = [
        "Head of a request per request": ("ServerTests/LimitTests", "a head may be as large as it may be"),
        "Fields of a head per request": ("ServerTests/LimitTests", "a head may be as large as it may be"),
        "Address of a request per request": ("ServerTests/LimitTests", "a head may be as large as it may be"),
        "Upload per request": ("ServerTests/LimitTests", "a limit for all routes goes before the route's own"),
        "Uploads under way per server": (
            "ServerTests/BodyAdmissionTests", "what is on its way from one address, and in all"
        ),
        "Uploads under way per network address": (
            "ServerTests/BodyAdmissionTests", "what is on its way from one address, and in all"
        ),
        "Connections per server": (
            "ServerTests/LimitTests", "over the limit for connections who comes next is told so"
        ),
        "Connections per network address": ("ServerTests/LimitTests", "an address may hold so many connections"),
        "Requests in a minute per person": ("PortalTests/RefusalTests", "who asks for more than a person can waits"),
        "Time for a head per request": ("ServerTests/DeadlineTests", "a head that drips in has one deadline"),
        "Slowest body per request": ("ServerTests/DeadlineTests", "a body that comes slower than the slowest rate"),
        "Time between requests per connection": (
            "ServerTests/DeadlineTests", "a connection that is kept for another request ends when none comes"
        ),
        "Time without taking an answer per connection": (
            "ServerTests/DeadlineTests", "an answer that nobody takes is given up"
        ),
        "Requests that wait for a worker per server": ("ServerTests/LimitTests", "when too many wait for a worker"),
        "Message of a socket per message": (
            "HTTPTests/WebSocketDecoderTests", "a message over the limit is refused by its length alone"
        ),
        "What a socket may be owed per socket": ("ServerTests/SocketGroupTests", "who does not keep up is cut"),
        "Form per request": ("ServerTests/LimitTests", "a body may be as long as its route takes"),
        "Body of somebody who is not signed in per request": (
            "PortalTests/UploadAdmissionTests", "a stranger's large body is refused before it comes"
        ),
        "Amount of money per field": (
            "PortalTests/Leads/LargeAmountTests", "an amount beyond the limit is refused with the limit"
        ),
        "Imported file per file": (
            "PortalTests/Leads/HostileImportTests", "a file beyond the limits is refused at once"
        ),
        "Rows of an imported file per file": (
            "PortalTests/Leads/HostileImportTests", "a file beyond the limits is refused at once"
        ),
        "Columns of an imported file per file": (
            "PortalTests/Leads/HostileImportTests", "a file beyond the limits is refused at once"
        ),
        "Cell of an imported file per file": (
            "PortalTests/Leads/HostileImportTests", "a file beyond the limits is refused at once"
        ),
        "Text of an imported file per file": ("SheetsTests/CSVReaderTests", "SheetProblem.tooMuchText"),
        "Saved views per person and list": (
            "WebTests/SavedViewTests", "there is an end to how many views one can have"
        ),
        "Picture per file": ("WebTests/PictureSizeTests", "a picture has forty million pixels at most"),
        "E-mails that the recipient did not ask for per address": (
            "PortalTests/Mail/MailLimitTests", "an address that did not ask gets five mails a day"
        ),
        "E-mails to people without an account per person": (
            "PortalTests/Mail/MailLimitTests", "a person who has sent as many mails as a day allows"
        ),
        "E-mails to people without an account per firm": (
            "PortalTests/Mail/MailLimitTests", "a firm whose people have sent as many mails as a day allows"
        ),
        "Logo of the company per file": ("PortalTests/Programme/SettingsPageTests", "a logo over the limit is refused"),
        "Wrong passwords, codes and confirmations per account": (
            "PortalTests/Identity/SignIn/SignInThrottleTests", "after five failures even the right password must wait"
        ),
        "Wrong passwords per network address": (
            "PortalTests/Identity/SignIn/SignInThrottleTests", "after twenty failures from one address"
        ),
        "Links to reset a password per account": (
            "PortalTests/Identity/SignIn/LinkPagesTests", "nobody is flooded with links"
        ),
        "Portrait or logo of a firm per file": (
            "PortalTests/Partners/LogoPagesTests", "This file is larger than 2 MB."
        ),
        "Tiers of the ladder per programme": ("PortalTests/Programme/TiersTests", "a ladder has eight tiers at most"),
        "Files per firm": ("PortalTests/Leads/LeadFileTests", "over what the tier gives nothing is kept"),
        "Applications per network and day": (
            "PortalTests/Partners/ApplyTests", "Too many applications were sent from your network today"
        ),
        "Firms changed at once per form": (
            "PortalTests/Partners/PartnerAdminTests", "more firms than can be changed at once are refused"
        ),
        "File of a lead per file": ("PortalTests/Leads/LeadFileTests", "a file over 10 MB is refused by its name"),
        "Different clients checked for overlaps per person": (
            "PortalTests/Mail/MailLimitTests", "a person asks about three hundred different clients an hour"
        ),
        "Contact forms per network and day": (
            "PortalTests/Leads/LeadContactTests", "a form counts once, and from one network only so many do in a day"
        ),
        "Rules that set each other off per lead": ("PortalTests/Leads/LeadAutomationTests", "LeadAutomation.limit"),
    ]

    private func table() throws -> LimitTable {
        let configuration = try Configuration(arguments: Repository.folders)
        return LimitTable(configuration, try PartList.listed(configuration))
    }

    @Test("every limit has a test, and no test is named for one that is gone")
    func tested() throws {
        let names = Set(try table().rows.map { "\($0.what) per \($0.whom)" })
        #expect(names.symmetricDifference(Self.tests.keys) == [])
        for (limit, test) in Self.tests {
            let source = try TextFile.read("\(Repository.root)/Tests/\(test.file).swift")
            #expect(source.contains(test.name), "\(limit)")
        }
    }

    @Test("the guide to security has the table")
    func guide() throws {
        let markdown = try table().markdown
        let guide = try TextFile.read("\(Repository.root)/docs/security.md")
        #expect(guide.contains(markdown), "`portico config --limits --markdown` prints it:\n\(markdown)")
    }

    @Test("the command prints it, and what an option sets is what it says")
    func command() throws {
        let program = try Program(
            Program.path(of: "portico"), ["config", "--limits", "--header-limit", "20KB"] + Repository.folders)
        #expect(program.waitForEnd() == .exit(0))
        let line = try program.output.split(separator: "\n").first { $0.hasPrefix("Head of a request") }
        #expect(line?.contains("20KB") == true && line?.hasSuffix("header-limit") == true)
    }
}
