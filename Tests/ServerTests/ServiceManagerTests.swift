import Base
import CLinux
import TestKit
import Testing

@testable import Server

@Suite struct ServiceManagerTests {
    /// The manager's end.
    static func receive(at path: String, _ body: () throws -> Void) throws -> String {
        let descriptor = OwnedDescriptor(socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = path.utf8.map { $0 == UInt8(ascii: "@") ? 0 : $0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor.raw, $0, size)
            }
        }
        try #require(bound == 0)
        try body()
        var message = Bytes(repeating: 0, count: 256)
        let count = unsafe recv(descriptor.raw, &message, message.count, Int32(MSG_DONTWAIT))
        return String(decoding: message.prefix(max(0, count)), as: UTF8.self)
    }

    @Test("a message arrives under a path and under an abstract name")
    func arrives() throws {
        let folder = try TemporaryFolder()
        for path in ["\(folder.path)/notify", "@portico-test-\(getpid())"] {
            let message = try Self.receive(at: path) {
                try #require(ServiceManager(path: path)).tell("READY=1", "STATUS=well")
            }
            #expect(message == "READY=1\nSTATUS=well")
        }
    }

    @Test(
        "what is no address is no manager", arguments: ["", "relative/path", "/" + String(repeating: "x", count: 200)])
    func refused(path: String) {
        #expect(ServiceManager(path: path) == nil)
    }

    @Test("a manager that is gone does no harm")
    func gone() throws {
        try #require(ServiceManager(path: "/no/such/socket")).tell("READY=1")
    }
}
