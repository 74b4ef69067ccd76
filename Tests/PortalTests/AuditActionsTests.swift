import Base
import Database
import Templates
import TestKit
import Testing

@testable import App
@testable import Web

/// The audit log is read by people: whatever any part writes there has words. An entry and an event are cases of the
/// part's enum, so none can be written without.
@Suite struct AuditActionsTests {
    @Test("every action has words of its own, and is named once")
    func named() throws {
        let actions = try PartList.listed(Configuration(arguments: Repository.folders)).actions
        #expect(actions.count > 60)
        #expect(Set(actions.map(\.code)).count == actions.count)
        #expect(actions.filter { $0.title.english.isEmpty }.map(\.code) == [])
        // By its part and its verb.
        #expect(actions.filter { $0.code.split(separator: ".").count != 2 }.map(\.code) == [])
    }

    @Test("no event is a string where it is told or listened to")
    func literals() throws {
        let sources = try ["Parts", "Web", "App"].flatMap { try Self.sources("Sources/\($0)") }
        #expect(sources.count > 300)
        for (path, source) in sources where !path.hasSuffix("/PartEvent.swift") {
            for call in ["EventKind(", "Set<EventKind> = [", ".audit(\"", ".record(\"", ".tell(\"", "to: [\""] {
                #expect(!source.contains(call), "\(path): \(call)")
            }
        }
    }

    private static func sources(_ folder: String) throws -> [(String, String)] {
        try Disk.names(in: "\(Repository.root)/\(folder)").flatMap { name -> [(String, String)] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".swift") { return [(path, try TextFile.read("\(Repository.root)/\(path)"))] }
            return name.contains(".") ? [] : try sources(path)
        }
    }
}
