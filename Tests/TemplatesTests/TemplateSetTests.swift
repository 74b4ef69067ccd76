import Base
import Glibc
import Templates
import TestKit
import Testing

@Suite struct TemplateSetTests {
    private static func page(_ templates: TemplateSet) -> String {
        String(decoding: templates.render(Sample(), for: .english) ?? [], as: UTF8.self)
    }

    @Test("a folder is read with its folders; other files are left alone")
    func folder() throws {
        let folder = try TemplateFiles(["page.html": "{% include \"shared/_a\" %}", "shared/_a.html": "a"])
        _ = try folder.root.file("notes.md", "{{ broken")
        _ = try folder.root.file(".page.html", "{{ broken")
        #expect(Self.page(try TemplateSet(folder: folder.path, pages: [Sample.self])) == "a")
        #expect(throws: SystemError.self) { try TemplateSet(folder: folder.path + "/nowhere", pages: []) }
    }

    @Test("in development a changed file is picked up; a wrong one leaves the right one in use and is shown")
    func refresh() throws {
        let folder = try TemplateFiles(["page.html": "one"])
        let templates = try TemplateSet(folder: folder.path, pages: [Sample.self], isDevelopment: true)
        #expect(templates.refresh() == nil && Self.page(templates) == "one")

        try folder.write("page.html", "two {{ title }}")
        #expect(templates.refresh() == nil && Self.page(templates) == "two Leads")

        try folder.write("page.html", "three <b>{{ titel }}")
        let problem = templates.refresh()
        #expect(problem?.all.first?.line == 1 && Self.page(templates) == "two Leads")
        #expect(templates.refresh() != nil)
        let shown = String(decoding: problem?.page ?? [], as: UTF8.self)
        #expect(shown.contains("did you mean `title`?") && shown.contains("three &lt;b&gt;{{ titel }}"))

        try folder.write("page.html", "four")
        try folder.write("_new.html", "")
        #expect(templates.refresh() == nil && Self.page(templates) == "four")
    }

    @Test("without development a changed file is left alone until the next start")
    func stable() throws {
        let folder = try TemplateFiles(["page.html": "one"])
        let templates = try TemplateSet(folder: folder.path, pages: [Sample.self])
        try folder.write("page.html", "two")
        #expect(templates.refresh() == nil && Self.page(templates) == "one")
    }

    @Test("ten thousand rows are written whole, and rows are written alike")
    func manyRows() throws {
        let templates = try TemplateSet(
            files: ["page.html": "{% for lead in leads %}<td>{{ loop.index }} {{ lead.company }}</td>\n{% end %}"],
            pages: [Sample.self])
        var page = Sample()
        page.leads = (1...10_000).map { Lead(company: "Firm <\($0)>") }
        let text = String(decoding: templates.render(page, for: .english) ?? [], as: UTF8.self)
        let expected = (1...10_000).map { "<td>\($0) Firm &lt;\($0)&gt;</td>\n" }.joined()
        #expect(text == expected)
        #expect(String(decoding: templates.render(page, for: .english) ?? [], as: UTF8.self) == expected)
    }

    @Test("pages are rendered from many threads at once")
    func threads() async throws {
        let templates = try TemplateSet(
            files: ["page.html": "{{ title }}{{ amount }}{{ created | date }}"], pages: [Sample.self])
        let expected = Self.page(templates)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).allSatisfy { _ in Self.page(templates) == expected } }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}

/// A temporary folder of templates. Every write changes a file's size, which no coarse clock can hide.
private struct TemplateFiles {
    let root: TemporaryFolder
    var path: String { root.path }

    init(_ files: [String: String]) throws {
        root = try TemporaryFolder()
        for (name, content) in files { try write(name, content) }
    }

    func write(_ name: String, _ content: String) throws {
        if let slash = name.lastIndex(of: "/") { unsafe mkdir("\(path)/\(name[..<slash])", 0o700) }
        _ = try root.file(name, content)
    }
}
