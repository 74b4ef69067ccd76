import Base
import Testing

@testable import Web

private enum Thing: Identified {
    static let idPrefix = "thing"
}

@Suite struct PathTests {
    private let show = Path<ID<Thing>>("/things/:id")
    private let id = ID<Thing>.make()

    @Test("a path is the pattern of its route and the address of its page")
    func both() {
        #expect(show.pattern == "/things/:id<thing>")
        #expect(show(id) == "/things/\(id)")
        #expect("/things".pattern == "/things")
    }

    @Test("what is below keeps both")
    func below() {
        let edit = show + "/edit"
        #expect(edit.pattern == "/things/:id<thing>/edit")
        #expect(edit(id) == "/things/\(id)/edit")
        #expect(Path<ID<Thing>>("/things/:id/edit").pattern == edit.pattern)
    }

    @Test("text stands as it is, and two values in their order")
    func others() {
        #expect(Path<String>("/feeds/:token/all")("ab") == "/feeds/ab/all")
        let file = Path2<ID<Thing>, String>("/things/:id/files/:hash") + "/remove"
        #expect(file.pattern == "/things/:id<thing>/files/:hash/remove")
        #expect(file(id, "ab") == "/things/\(id)/files/ab/remove")
    }

    @Test("a pattern without its name says so, so that the table of routes cannot be made of it by mistake")
    func missing() {
        #expect(Path<ID<Thing>>("/things").pattern == "/things:missing<thing>")
    }
}
