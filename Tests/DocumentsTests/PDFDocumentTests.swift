import Base
import Testing

@testable import Documents

@Suite struct PDFDocumentTests {
    private func document(_ blocks: [PDFDocument.Block]) -> PDFDocument {
        var document = PDFDocument(
            title: "Agreement", foot: "Portico", created: Timestamp(milliseconds: 1_780_000_000_000))
        document.blocks = blocks
        return document
    }

    /// Pages are objects of a file that names their type.
    private func pages(_ bytes: Bytes) -> Int {
        String(decoding: bytes, as: UTF8.self).split(separator: "/Type /Page %", omittingEmptySubsequences: false).count
            - 1
    }

    @Test("a short text is one page, and the same text is the same file")
    func short() throws {
        let made = document([.title("Agreement"), .fact("Signed by", "Anna Weber"), .text("One.\n\nTwo.")])
        let bytes = try made.bytes()
        #expect(bytes.starts(with: "%PDF-1.".utf8))
        #expect(pages(bytes) == 1)
        #expect(try made.bytes() == bytes)
    }

    @Test("a long text goes on for as many pages as it needs, and none of them is empty")
    func long() throws {
        let line = "The quick brown fox jumps over the lazy dog, and over the fence behind it. "
        let text = [String](repeating: String(repeating: line, count: 6), count: 60).joined(separator: "\n\n")
        let bytes = try document([.title("Agreement"), .text(text)]).bytes()
        #expect((6...12).contains(pages(bytes)))
    }

    @Test(
        "any text can be set", arguments: ["", "Ärger, Straße, œuvre", "عقد شراكة", "契約書", "a\u{0}b\u{7}", "\n\n\n"])
    func scripts(text: String) throws {
        #expect(try pages(document([.text(text)]).bytes()) == 1)
    }
}
