import HTTP
import TestKit
import Testing
import Web

@Suite struct UploadAdmissionTests {
    @Test("every form asks who sends a large body before it comes")
    func everyForm() throws {
        let forms = try TestPortal().router.routes.filter { $0.method == .post }
        #expect(!forms.isEmpty)
        #expect(forms.filter { $0.admission == nil }.map(\.path) == [])
    }

    @Test(
        "a stranger's large body is refused before it comes, with the answer that its form would give",
        arguments: [
            ("/leads/import", 303), ("/account/picture", 303), ("/admin/partners/import", 303), ("/login", 413),
            ("/apply", 413),
        ])
    func stranger(path: String, status: Int) throws {
        let portal = try TestPortal()
        let wire = try WirePortal(portal)
        let client = try wire.announce(path, by: portal.browser())
        let answer = try #require(try client.response())
        #expect(answer.status == status)
        #expect(answer["Location"].map { $0.hasPrefix("/login") } ?? (status == 413))
        try client.expectEnd()
    }

    @Test("people send what their role admits")
    func people() throws {
        let portal = try TestPortal()
        let wire = try WirePortal(portal)
        let anna = try portal.browser(as: portal.user("Anna Weber", .owner, of: portal.firm("Weber")))
        #expect(try wire.announce("/leads/import", by: anna).response()?.status == 100)
        #expect(try wire.announce("/admin/partners/import", by: anna).response()?.status == 403)
    }
}

extension WirePortal {
    /// The head of a form with a large body, which waits to be asked for.
    fileprivate func announce(_ path: String, by browser: Browser) throws -> RawClient {
        try send("POST \(path)", fields: ["Expect: 100-continue", "Content-Length: 200000"], by: browser)
    }
}
