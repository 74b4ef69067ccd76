import Base
import Database
import HTTP
import Synchronization
import TestKit
import Testing

@testable import Leads
@testable import Web

@Suite(.serialized) struct HostileImportTests {
    let leads: LeadPortal
    let imports: Imports

    init() throws {
        leads = try LeadPortal()
        imports = Imports(
            browser: try leads.portal.browser(as: leads.anna.id), database: leads.database, path: LeadPath.imports)
    }

    private static let wide =
        (1...60_000).map { "c\($0)" }.joined(separator: ",") + "\n" + String(repeating: "x,", count: 59_999) + "x\n"

    @Test(
        "a file beyond the limits is refused at once, and its answer says why",
        arguments: [
            (wide, "more than 200 columns"), ("", "is empty"), ("%PDF-1.4", "PDF"), ("a,b\n", "no rows"),
            ("company\n" + String(repeating: "A\n", count: 10_001), "more than 10,000 rows"),
            ("company\n" + String(repeating: "x", count: 20_001), "Row 2 has a cell"),
            (String(repeating: "x", count: 6 << 20), "leads.csv is 6 MB. A file can be at most 5 MB."),
        ])
    func refused(text: String, reason: String) throws {
        let page = try imports.upload(Bytes(text.utf8))
        #expect(page.status == .unprocessableContent)
        #expect(page.problem("file")?.contains(reason) == true, "\(page.problem("file") ?? page.text)")
        #expect(try leads.database.read { try $0.value("SELECT count(*) FROM imports", as: Int.self) } == 0)
    }

    /// The longest that a small write had to wait while the body ran; others may keep a busy machine, so the best of
    /// three counts.
    private func longestWait(_ body: () throws -> Void) throws -> Duration {
        var best = Duration.seconds(3_600)
        for _ in 0..<3 where best > .milliseconds(100) {
            let isDone = Atomic(false)
            let longest = Mutex(Duration.zero)
            let database = leads.database
            let thread = try Thread("small writes") {
                while !isDone.load(ordering: .acquiring) {
                    let time = ContinuousClock().measure {
                        try? database.write { _ = try $0.value("SELECT 1", as: Int.self) }
                    }
                    longest.withLock { $0 = max($0, time) }
                }
            }
            try body()
            isDone.store(true, ordering: .releasing)
            thread.join()
            best = min(best, longest.withLock(\.self))
        }
        return best
    }

    @Test("no upload keeps others from writing for a tenth of a second")
    func writer() throws {
        let largest =
            "company,email,note\n"
            + (1...9_999).map { "Firma \($0),a\($0)@a\($0).example,\(String(repeating: "n", count: 450))\n" }.joined()
        for text in [Self.wide, largest, String(repeating: "a;", count: 640_000)] {
            let wait = try longestWait { _ = try imports.upload(Bytes(text.utf8)) }
            #expect(wait < .milliseconds(100), "\(text.prefix(20)): \(wait)")
        }
    }
}
