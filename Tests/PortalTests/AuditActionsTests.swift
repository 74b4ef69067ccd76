import Base
import Database
import Jobs
import Leads
import TestKit
import Testing
import Web

@testable import App
@testable import Identity

/// The audit log is read by people: whatever any part writes there has words.
@Suite struct AuditActionsTests {
    @Test("every action that is recorded anywhere is named, once")
    func named() throws {
        // What somebody does about a lead stands in its timeline alone.
        let ofLeads = LeadEvent.all.subtracting([LeadEvent.worked]).map(\.rawValue)
        let written = try Set(Self.sources().flatMap(Self.actions)).union(ofLeads)
        let named = try PartList.listed(Configuration(arguments: Repository.folders)).actions.map(\.code)
        #expect(written.count > 60)
        #expect(written.subtracting(named).sorted() == [])
        #expect(named.count == Set(named).count)
    }

    /// The actions that a file names where it calls `audit`, or one of the functions that call it.
    private static func actions(in source: String) -> [String] {
        ["audit(", "note(", "log(", "tell("].flatMap { call in
            source.split(separator: call, omittingEmptySubsequences: false).dropFirst().flatMap { rest in
                // The action is the first argument, and may be chosen there and then.
                let argument = rest.prefix(160).prefix { $0 != ")" }.split(separator: ", ").first ?? ""
                return argument.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                    .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }.filter(isAction)
            }
        }
    }

    /// `user.signed_in`
    private static func isAction(_ text: String) -> Bool {
        let words = text.split(separator: ".", omittingEmptySubsequences: false)
        return words.count == 2 && words.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0 == "_" } }
    }

    private static func sources(_ folder: String = "Sources") throws -> [String] {
        try Disk.names(in: "\(Repository.root)/\(folder)").flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".swift") { return [try TextFile.read("\(Repository.root)/\(path)")] }
            return name.contains(".") ? [] : try sources(path)
        }
    }
}
