import HTTP
import Testing

@testable import App

@Suite struct RoutesCommandTests {
    @Test("routes stand in columns, sorted by path")
    func table() {
        let table = RoutesCommand.table([
            Route(.post, "/leads/:id/stage", policy: "member", "LeadStagePages.create") { _ in .text("") },
            Route(.get, "/", policy: "anyone", "HomePage.show") { _ in .text("") },
            Route(
                socket: "/live", policy: "member", "LiveSocket",
                SocketHandler(open: { _, _ in }, receive: { _, _ in })),
        ])
        #expect(
            table == """
                method  path              runs on  who may  handler
                GET     /                 loop     anyone   HomePage.show
                POST    /leads/:id/stage  pool     member   LeadStagePages.create
                SOCKET  /live             loop     member   LiveSocket

                """)
    }
}
