import Base
import CLinux
import Glibc
import HTTP
import Testing

@testable import Server

@Suite struct OutputQueueTests {
    @Test("a reader that takes everything at once does not keep the loop for itself")
    func turns() throws {
        let raw = unsafe clinux_open("/dev/null", O_WRONLY | O_CLOEXEC, 0)
        let nowhere = OwnedDescriptor(raw)
        let content = Bytes(repeating: 1, count: 10 << 20)
        let file = try Content.file(content)
        var queue = OutputQueue()
        queue.append(OutputQueue.Piece.file(file))
        var turns = 0
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
        defer { unsafe buffer.deallocate() }
        while !queue.isEmpty {
            let before = queue.count
            _ = unsafe queue.send(over: Transport(descriptor: nowhere.raw, tls: nil), buffer: buffer)
            try #require(queue.count < before)
            #expect(before - queue.count <= 2 << 20)
            turns += 1
        }
        #expect(turns > 4)
    }
}
