import Base
import Glibc
import TestKit
import Testing

@testable import App
@testable import Server
@testable import Templates
@testable import Web

/// The rules of the house for what is sent to browsers.
@Suite struct PublicFilesTests {
    static let publicFolder = "\(Repository.root)/Public"
    static let templatesFolder = "\(Repository.root)/Templates"

    static func names(_ ending: String) throws -> [String] {
        try PublicFolder(publicFolder).scan().keys.filter { $0.hasSuffix(ending) }.sorted()
    }

    static func text(_ name: String) throws -> String {
        try TextFile.read("\(publicFolder)/\(name)")
    }

    /// All templates, by their path.
    static func templates(below folder: String = "Templates") throws -> [(name: String, text: String)] {
        guard let entries = unsafe opendir("\(Repository.root)/\(folder)") else { return [] }
        defer { unsafe closedir(entries) }
        var found: [(String, String)] = []
        while let entry = unsafe readdir(entries) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".html") {
                found.append(("\(folder)/\(name)", try TextFile.read("\(Repository.root)/\(folder)/\(name)")))
            } else if !name.contains(".") {
                found += try templates(below: "\(folder)/\(name)")
            }
        }
        return found
    }

    @Test("every stylesheet is one of the whole, in a layer, and asks for nothing from elsewhere")
    func stylesheets() throws {
        let whole = try Self.text("css/portico.css")
        for name in try Self.names(".css") where name != "css/portico.css" {
            let text = try Self.text(name)
            let isNamed = whole.contains("@import \"\(name.dropFirst(4))\";")
            #expect(isNamed, "\(name)")
            let isInLayer = text.contains("@layer ")
            #expect(isInLayer, "\(name)")
            let asks = text.contains("url(") || text.contains("@import")
            #expect(!asks, "\(name)")
        }
    }

    @Test("every property that a stylesheet uses is defined")
    func properties() throws {
        let text = try Self.names(".css").map(Self.text).joined()
        let defined = Set(text.matches(of: /(?<name>--[a-z0-9-]+):/).map { String($0.output.name) })
        for use in text.matches(of: /var\((?<name>--[a-z0-9-]+)(?<end>[,)])/) where use.output.end == ")" {
            #expect(defined.contains(String(use.output.name)), "\(use.output.name)")
        }
    }

    @Test("scripts are short, and make neither code nor markup out of text")
    func scripts() throws {
        let names = try Self.names(".js")
        #expect(names.count > 10)
        for name in names {
            let text = try Self.text(name)
            #expect(text.split(separator: "\n").count < 200, "\(name)")
            for word in ["eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"] {
                let holds = text.contains(word)
                #expect(!holds, "\(name): \(word)")
            }
        }
    }

    @Test("templates hold no script and no style of their own")
    func templatesHoldNoCode() throws {
        for (name, text) in try Self.templates() {
            // Mail programs load no stylesheet; letters themselves stand on a sheet that has the styles.
            guard name != "Templates/layouts/mail.html", name != "Templates/mail/_button.html" else { continue }
            #expect(!text.contains(/<style|\sstyle=|\son[a-z]+=|javascript:/), "\(name)")
            #expect(!text.contains(/<script(?![^>]*\ssrc=)/), "\(name)")
        }
    }

    @Test("every icon that a template names is in the sprite, and is drawn on its grid")
    func icons() throws {
        let sprite = try Self.text("icons.svg")
        let drawn = sprite.matches(of: /<symbol id="(?<name>[a-z-]+)" viewBox="0 0 24 24">/).map {
            String($0.output.name)
        }
        #expect(drawn.count > 60)
        #expect(Set(drawn).count == drawn.count)
        #expect(sprite.matches(of: /<symbol/).count == drawn.count)
        for (name, text) in try Self.templates() {
            let used = text.matches(of: /\bicon(?: name)?="(?<name>[a-z-]+)"/)
            for icon in used {
                #expect(drawn.contains(String(icon.output.name)), "\(name): \(icon.output.name)")
            }
        }
    }

    @Test("what every page needs beside itself is under 32 KB on its way")
    func weight() throws {
        for coding in [Gzip.compress, { bytes, _ in Brotli.compress(bytes) }] {
            let weight = try Self.assetWeight(coding)
            #expect(weight < 32_000)
        }
    }

    /// The page itself comes as it is, all that it refers to compressed.
    @Test(
        "a first visit stays under 60 KB over the wire, and each page after it under 15", arguments: Language.allCases)
    func visits(language: Language) throws {
        let files = try StaticFiles(folder: Self.publicFolder, dataFolder: nil)
        let pages: [any TemplatePage.Type] = [Framed<ErrorPage>.self]
        let templates = try TemplateSet(
            folder: Self.templatesFolder, pages: pages, .init(asset: { files.address(of: $0) }))
        let audience = Audience(language, zone: .utc, now: .now)
        let frame = Frame(
            language: language.rawValue, theme: "auto", path: "/", formKey: String(repeating: "0", count: 56),
            flashes: [FlashView(Flash(.success, Text("Kept.")))], isDevelopment: false,
            chrome: SampleChrome.all)
        let problem = ErrorPage(status: 500, reference: "8f2c01ab", cause: nil)
        let assets = try Self.assetWeight(Gzip.compress)
        let page = templates.render(Framed(content: problem, frame: frame), for: audience)
        let weight = try #require(page).count
        #expect(weight < 15_000)
        #expect(assets + weight < 60_000)
    }

    private static func assetWeight(_ compress: (Bytes, Int32) -> Bytes?) throws -> Int {
        let files = try StaticFiles(folder: Self.publicFolder, dataFolder: nil)
        let names = ["css/portico.css", "js/portico.js", "icons.svg", "mark.svg"]
        return try names.reduce(0) { sum, name in
            #expect(files.address(of: name) != nil, "\(name)")
            let bytes = try AssembledFile(name, among: PublicFolder(publicFolder).scan()).bytes
            return sum + (compress(bytes, 9)?.count ?? bytes.count)
        }
    }
}
