import Glibc
import TestKit
import Testing

@testable import Server

@Suite struct ServiceManagerTests {
    @Test("a message arrives under a path and under an abstract name")
    func arrives() throws {
        let folder = try TemporaryFolder()
        for path in ["\(folder.path)/notify", "@portico-test-\(getpid())"] {
            let notices = try NoticeSocket(path: path)
            try #require(ServiceManager(path: path)).tell("READY=1", "STATUS=well")
            #expect(notices.next() == "READY=1\nSTATUS=well")
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
