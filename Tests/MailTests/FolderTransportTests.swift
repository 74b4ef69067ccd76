import Base
import TestKit
import Testing

@testable import Mail

@Suite struct FolderTransportTests {
    @Test("each mail becomes a file that mail programs open, once however often it is sent")
    func files() throws {
        let folder = try TemporaryFolder()
        let transport = FolderTransport(folder: folder.path + "/outbox")
        var first = try mail(subject: "First")
        first.date = Timestamp(milliseconds: 1_000)
        try transport.send(first)
        try transport.send(first)
        try transport.send(try mail(subject: "Second"))
        let names = try TemporaryFolder.names(in: folder.path + "/outbox")
        #expect(names.count == 2)
        #expect(names.first == "1970-01-01T00:00:01.000Z-12examplecom.eml")
        let text = try TextFile.read("\(folder.path)/outbox/\(try #require(names.first))")
        #expect(text.contains("\r\nSubject: First\r\n"))
    }

    @Test("a folder that cannot be made is tried again later")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("file", "")
        #expect {
            try FolderTransport(folder: file + "/outbox").send(try mail())
        } throws: {
            if case MailError.temporary = $0 { true } else { false }
        }
    }
}
