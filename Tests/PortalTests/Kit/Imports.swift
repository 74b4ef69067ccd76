import Base
import Database
import TestKit
import Testing

@testable import Web

/// Somebody who imports a spreadsheet, page after page.
struct Imports {
    let browser: Browser
    let database: Database
    let path: String

    func upload(_ content: Bytes, named name: String = "leads.csv") throws -> Page {
        try browser.upload(path, "file", name, content, key: browser.formKey())
    }

    func send(_ text: String, named name: String = "leads.csv") throws -> ID<ImportFile> {
        try send(Bytes(text.utf8), named: name)
    }

    func send(_ content: Bytes, named name: String = "leads.csv") throws -> ID<ImportFile> {
        let sent = try upload(content, named: name)
        return try #require(
            sent.location?.split(separator: "/").last.flatMap { ID<ImportFile>(String($0)) }, "\(sent.text)")
    }

    func page(_ id: ID<ImportFile>, _ query: String = "") throws -> Page { try browser.visit("\(path)/\(id)\(query)") }

    @discardableResult
    func press(_ button: String, _ id: ID<ImportFile>, _ input: [String: String] = [:]) throws -> Page {
        try browser.press(button, on: page(id), input)
    }

    func file(_ id: ID<ImportFile>) throws -> ImportFile {
        try #require(try database.read { try ImportStore.file(id, in: $0) })
    }

    func rows(_ id: ID<ImportFile>, _ view: String = "") throws -> [ImportRow] {
        try database.read { try ImportStore.rows(of: id, view, limit: .max, in: $0) }
    }

    func verdicts(_ id: ID<ImportFile>) throws -> [ImportRow.Verdict] { try rows(id).map(\.verdict) }

    func counts(_ id: ID<ImportFile>) throws -> [ImportRow.Verdict: Int] {
        try database.read { try ImportStore.counts(of: id, in: $0) }
    }
}
