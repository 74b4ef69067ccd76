import Base
import Foundation
import Glibc
import TestKit

/// People of the demo data who read whatever they find links to, enter leads and upload files, each on a thread.
final class MixedLoad: Sendable {
    private struct State {
        var answers = 0
        var problems: Set<String> = []
        var threads: [Base.Thread] = []
    }

    private static let boxes = ["owner", "member", "starter", "elite", "admin", "support", "agent"]
    private let state = Guarded(State())

    var answers: Int { state.withLock(\.answers) }
    /// Failures of the server: answers from 500 on, and connections that broke.
    var problems: Set<String> { state.withLock(\.problems) }

    init(port: UInt16, people: Int, until end: Int64) throws {
        for number in 0..<people {
            let box = Self.boxes[number % Self.boxes.count]
            let thread = try Base.Thread("person \(number)") { [state] in
                do {
                    var person = try LoadPerson(port: port, number: number)
                    try person.signIn(box)
                    while Clock.monotonic < end { try person.act() }
                    state.withLock { [person] in
                        $0.answers += person.answers
                        $0.problems.formUnion(person.problems)
                    }
                } catch {
                    state.withLock { _ = $0.problems.insert("\(error)") }
                }
            }
            state.withLock { $0.threads.append(thread) }
        }
    }

    func waitForEnd() {
        let threads = state.withLock(\.threads)
        threads.forEach { $0.join() }
    }
}

private struct LoadPerson {
    private let client: RawClient
    private var random: SeededRandom
    private var cookies: [String: String] = [:]
    private var links = ["/"]
    private var key = ""
    private(set) var answers = 0
    private(set) var problems: Set<String> = []

    init(port: UInt16, number: Int) throws {
        client = try RawClient(port: port)
        random = SeededRandom(seed: UInt64(number))
    }

    mutating func signIn(_ box: String) throws {
        try send("GET /login")
        try send("POST /login", "key=\(key)&email=\(box)%40portico.example&password=portico-demo-only")
    }

    mutating func act() throws {
        try send("GET " + (links.randomElement(using: &random) ?? "/"))
        switch Int.random(in: 0..<100, using: &random) {
        case 0: try send("POST /test/echo", String(repeating: "x", count: 2 << 20))
        case 1..<15:
            let lead = "company=Firm+\(answers)&contact=A+B&email=a\(answers)%40firm\(answers).example"
            try send("POST /leads", "key=\(key).\(answers)&\(lead)")
        default: break
        }
    }

    private mutating func send(_ target: String, _ form: String? = nil) throws {
        var head = "\(target) HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip;q=0\r\n"
        head += "Cookie: \(cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))\r\n"
        if let form {
            head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n"
        }
        try client.send(head + "\r\n" + (form ?? ""))
        guard let answer = try client.response() else { throw SystemError("read", code: ECONNRESET) }
        answers += 1
        if answer.status >= 500 { problems.insert("\(target): \(answer.status)") }
        for cookie in answer.fields where cookie.name == "Set-Cookie" {
            let pair = cookie.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        guard target != "POST /test/echo" else { return }
        learn(from: answer)
    }

    private mutating func learn(from answer: RawResponse) {
        let page = answer.text
        let own = page.split(separator: "name=\"form-key\" content=\"").dropFirst().first?.prefix { $0 != "\"" }
        if let own { key = String(own) }
        let found = page.split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" && $0 != "#" }) }
        for link in found + [answer["Location"] ?? ""] where links.count < 300 && link.hasPrefix("/") {
            let path = link.replacing("&amp;", with: "&")
            if !links.contains(path) { links.append(path) }
        }
    }
}
