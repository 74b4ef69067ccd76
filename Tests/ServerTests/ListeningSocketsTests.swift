internal import CLinux
import Testing

@testable import Base
@testable import Server

@Suite struct ListeningSocketsTests {
    static func open(loops: Int, redirect: Bool = false) throws -> ListeningSockets {
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "127.0.0.1", port: 0, loops: loops)
        if redirect {
            try sockets.open(.redirect, host: "127.0.0.1", port: 0, loops: loops)
        }
        return sockets
    }

    @Test("each loop has a socket of its own, and all share the port that the system chose")
    func ephemeral() throws {
        let sockets = try Self.open(loops: 3)
        let port = try #require(sockets.port)
        #expect(port != 0)
        #expect(sockets.descriptors.count == 3)
        for descriptor in sockets.descriptors {
            #expect(try SocketAddress(ofSocket: descriptor).port == port)
        }
    }

    @Test("no socket goes unserved and no loop goes without, whatever their numbers", arguments: [1, 2, 3, 4, 5, 9])
    func sharedOut(loops: Int) throws {
        let sockets = try Self.open(loops: 4, redirect: true)
        var served: Set<Int32> = []
        for loop in 0..<loops {
            let listeners = sockets.listeners(ofLoop: loop, outOf: loops, main: .tls)
            #expect(Set(listeners.map(\.kind)) == [.tls, .redirect])
            served.formUnion(listeners.map(\.descriptor.raw))
        }
        #expect(served == Set(sockets.descriptors))
    }

    @Test("a port that another program listens on is refused, although sockets could share it")
    func taken() throws {
        let first = try Self.open(loops: 2)
        let port = try #require(first.port)
        let refusal = #expect(throws: SystemError.self) {
            var second = ListeningSockets()
            try second.open(.main, host: "127.0.0.1", port: port, loops: 2)
        }
        #expect(refusal?.description == "listen on 127.0.0.1:\(port): Address already in use")
    }

    @Test("a name opens every address that it stands for, on one port")
    func names() throws {
        var sockets = ListeningSockets()
        try sockets.open(.main, host: "localhost", port: 0, loops: 1)
        #expect(Set(sockets.endpoints.map(\.address.port)).count == 1)
        #expect(sockets.endpoints.contains { $0.address.family == AF_INET })
    }

    @Test("a name that nobody knows is told as it is")
    func unknownName() {
        #expect(throws: UnknownHost.self) {
            var sockets = ListeningSockets()
            try sockets.open(.main, host: "no-such-host.invalid", port: 0, loops: 1)
        }
    }

    @Test("the next program finds the same sockets")
    func handover() throws {
        let sockets = try Self.open(loops: 2, redirect: true)
        let copies = sockets.descriptors.map { dup($0) }
        let text = zip(["main", "main", "redirect", "redirect"], copies).map { "\($0):\($1)" }.joined(separator: ",")
        let taken = try ListeningSockets(handoverText: text)
        #expect(taken.handoverText == text)
        #expect(taken.port == sockets.port)
        #expect(taken.endpoints.map(\.sockets.count) == [2, 2])
    }

    @Test("what is no listening socket is not taken over", arguments: ["main", "main:x", "main:9999", "other:3"])
    func badHandover(text: String) {
        #expect(throws: SystemError.self) {
            try ListeningSockets(handoverText: text)
        }
    }
}
