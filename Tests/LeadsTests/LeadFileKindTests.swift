import Base
import Testing

@testable import Leads

@Suite struct LeadFileKindTests {
    private static let zip: Bytes = [0x50, 0x4B, 3, 4, 20, 0]
    private static let old: Bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]

    typealias Sample = (name: String, content: Bytes)

    private static func text(_ name: String, _ content: String, _ more: Bytes = []) -> Sample {
        (name, Bytes(content.utf8) + more)
    }

    private static let good: [Sample] = [
        text("Offer.pdf", "%PDF-1.7\n"), text("Scan.PDF", "\n\n%PDF-1.4"), ("a.docx", zip), ("a.b.xlsx", zip),
        ("Plans.zip", zip), ("letter.doc", old), ("mail.msg", old), text("letter.rtf", #"{\rtf1\ansi"#),
        text("notes.txt", "Grüße\r\n\tKim"), text("list.csv", "\u{FEFF}a;b"), ("old.txt", [0x47, 0x72, 0xFC, 0xDF]),
        text("mail.eml", "From: kim@example.com\r\n\r\n<p>Hello</p>"), ("empty.txt", []),
        ("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE1]),
        text("a.gif", "GIF89a"), text("a.webp", "RIFF____WEBPVP8 "), text("a.tiff", "II*\0"),
        text("a.heic", "____ftypheic"), ("a.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0]),
        text("a.rar", "Rar!", [0x1A, 7, 1]), ("a.gz", [0x1F, 0x8B, 8, 0]),
    ]

    @Test("documents, pictures, archives and mails are taken", arguments: good)
    func taken(sample: Sample) {
        #expect(LeadFileKind.isTaken(sample.content, named: sample.name))
    }

    private static let bad: [Sample] = [
        text("setup.exe", "MZ", [0x90, 0]), text("Offer.pdf", "MZ", [0x90, 0]), text("Offer.pdf.exe", "%PDF-1.7"),
        text("page.html", "<!doctype html>"), text("page.txt", " \n<script>alert(1)</script>"),
        text("run.txt", "#!/bin/sh\nrm"), text("run.bat", "del *"), text("a.svg", "<svg/>"), ("a.jar", zip),
        ("a.docm", zip), ("tool", [0x7F, 0x45, 0x4C, 0x46]), ("tool.txt", [0x7F, 0x45, 0x4C, 0x46, 0]),
        text("Offer", "%PDF-"), text("a.png", "GIF89a"), ("a.txt", zip), ("a.docx", old), ("", []), text(".", "x"),
        text("a.pdf\u{202E}exe.", "%PDF-"), text("deep.pdf", String(repeating: " ", count: 1_024) + "%PDF-"),
    ]

    @Test("programs, pages and what only calls itself a document are not", arguments: bad)
    func refused(sample: Sample) {
        #expect(!LeadFileKind.isTaken(sample.content, named: sample.name))
    }
}
