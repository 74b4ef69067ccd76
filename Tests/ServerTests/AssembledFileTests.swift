import Base
import TestKit
import Testing

@testable import HTTP
@testable import Server

@Suite struct AssembledFileTests {
    private func content(_ files: StaticFiles, _ target: String) throws -> String {
        guard case .bytes(let bytes) = try files.response(for: StaticRequest.get(target)).content else {
            throw StaticRequest.Problem.notInMemory
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a stylesheet has what it names put in place of the lines")
    func stylesheet() throws {
        let folder = try TemporaryFolder([
            "css/all.css": "@layer a, b;\n@import \"a.css\";\n@import \"b.css\";\np { margin: 0 }\n",
            "css/a.css": "@layer a { i { color: red } }\n", "css/b.css": "b { color: blue }\n",
        ])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        let expected = "@layer a, b;\n@layer a { i { color: red } }\nb { color: blue }\np { margin: 0 }\n"
        #expect(try content(files, "/assets/css/all.css") == expected)
        #expect(try content(files, "/assets/css/b.css") == "b { color: blue }\n")
    }

    @Test("a script has what it names put into blocks, so that names do not meet")
    func script() throws {
        let folder = try TemporaryFolder([
            "all.js": "import \"./a.js\";\nimport \"./b.js\";\n", "a.js": "const x = 1;\n", "b.js": "const x = 2;\n",
        ])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        #expect(try content(files, "/assets/all.js") == "{\nconst x = 1;\n}\n{\nconst x = 2;\n}\n")
    }

    @Test("the checksum in the address is that of the whole, so it changes with a part")
    func checksum() throws {
        let folder = try TemporaryFolder(["all.css": "@import \"a.css\";\n", "a.css": "i { color: red }\n"])
        let before = try StaticFiles.ready(folder: folder.path, dataFolder: nil).address(of: "all.css")
        try folder.write("a.css", Bytes("i { color: blue }\n".utf8))
        let after = try StaticFiles.ready(folder: folder.path, dataFolder: nil).address(of: "all.css")
        #expect(before != nil)
        #expect(before != after)
    }

    @Test(
        "what is no plain line of a name beside it stays as it is",
        arguments: [
            ("a.css", "@import \"https://example.com/x.css\";\n"), ("a.css", "  @import \"b.css\";\n"),
            ("a.css", "@import \"b.css\" print;\n"), ("a.css", "@import \"b.css"), ("a.css", "@import url(b.css);\n"),
            ("a.js", "import x from \"./b.js\";\n"), ("a.js", "import(\"./b.js\");\n"),
            ("a.txt", "@import \"b.css\";\n"),
        ])
    func others(name: String, text: String) throws {
        let folder = try TemporaryFolder([name: text, "b.css": "b", "b.js": "b"])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        #expect(try content(files, "/assets/\(name)") == text)
    }

    @Test(
        "a name that leads nowhere, or out of the folder, stops the start",
        arguments: ["b.css", "../secret.css", "/etc/passwd", "", ".hidden.css", "sub/../b.css"])
    func missing(part: String) throws {
        let folder = try TemporaryFolder([
            "secret.css": "secret", "Public/a.css": "@import \"\(part)\";\n", "Public/.hidden.css": "secret",
            "Public/sub/c.css": "c",
        ])
        #expect(throws: AssembledFile.Problem.missing(part, in: "a.css")) {
            try StaticFiles.ready(folder: "\(folder.path)/Public", dataFolder: nil)
        }
    }

    @Test(
        "a part that names others in turn, imports or exports stops the start",
        arguments: [
            ("css", "@import \"c.css\";\n"), ("js", "import \"./c.js\";\n"), ("js", "let x;\nexport { x };\n"),
            ("js", "export default 1;\n"), ("js", "import { c } from \"./c.js\";\n"),
        ])
    func notAlone(ending: String, text: String) throws {
        let line = ending == "css" ? "@import \"b.css\";\n" : "import \"./b.js\";\n"
        let folder = try TemporaryFolder(["a.\(ending)": line, "b.\(ending)": text, "c.\(ending)": ""])
        #expect(throws: AssembledFile.Problem.notAlone("b.\(ending)", in: "a.\(ending)")) {
            try AssembledFile("a.\(ending)", among: PublicFolder(folder.path).scan())
        }
    }

    @Test("in development a change of a part shows in the whole, and a broken whole keeps what was")
    func development() throws {
        let folder = try TemporaryFolder(["all.css": "@import \"a.css\";\n", "a.css": "i { color: red }\n"])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil, isDevelopment: true)
        #expect(try content(files, "/assets/all.css") == "i { color: red }\n")
        try folder.write("a.css", Bytes("i { color: blue }\n".utf8))
        #expect(try content(files, "/assets/all.css") == "i { color: blue }\n")
        try folder.delete("a.css")
        #expect(try content(files, "/assets/all.css") == "i { color: blue }\n")
    }

    @Test("a whole that is too large for memory is sent from a file of its own")
    func large() throws {
        let rule = String(repeating: "i { color: red }\n", count: 5000)
        let folder = try TemporaryFolder(["all.css": "@import \"a.css\";\n", "a.css": rule])
        let files = try StaticFiles.ready(folder: folder.path, dataFolder: nil)
        let response = try files.response(for: StaticRequest.get("/assets/all.css", accepting: "identity"))
        guard case .file(let file) = response.content else { throw StaticRequest.Problem.notInFile }
        #expect(try StaticRequest.read(file) == Bytes(rule.utf8))
    }
}
