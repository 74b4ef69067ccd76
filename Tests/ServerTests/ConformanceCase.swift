import Base
import TestKit
import Testing

/// One row of the conformance table: what a client does, and what it must hear.
struct ConformanceCase: CustomTestStringConvertible, Sendable {
    /// One answer that must come.
    struct Answer: Sendable {
        var status = 200
        var body: String?
        /// Fields that must be there with this value, or with nil must not.
        var fields: [String: String?] = [:]
        var isToHead = false

        static let hello = Answer(body: "hello")

        static func echo(_ body: String) -> Answer { Answer(body: body) }

        static func status(_ status: Int) -> Answer { Answer(status: status) }

        func with(_ name: String, _ value: String?) -> Answer {
            var answer = self
            answer.fields[name] = .some(value)
            return answer
        }
    }

    enum Step: Sendable {
        /// Each character is one byte.
        case send(String)
        case receive(Answer)
        /// Interim answers may come or not; then this one.
        case receiveFinal(Answer)
        /// The client has nothing more to say.
        case finish
        /// The next request on this connection is answered.
        case open
        /// The connection ends, and not by a reset; nothing more has come.
        case closed
        /// What was sent is not whole: it is dropped, at most with a complaint.
        case dropped
    }

    let name: String
    let steps: [Step]

    var testDescription: String { name }

    static let helloRequest = "GET /test/hello HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Is answered, and the connection goes on.
    static func serves(_ name: String, _ request: String, _ answers: Answer...) -> ConformanceCase {
        ConformanceCase(name: name, steps: [.send(request)] + answers.map(Step.receive) + [.open])
    }

    /// Is answered and ends the connection: a further request on it is not.
    static func servesLast(_ name: String, _ request: String, _ answers: Answer...) -> ConformanceCase {
        ConformanceCase(name: name, steps: [.send(request + helloRequest)] + answers.map(Step.receive) + [.closed])
    }

    /// Is refused, and nothing behind it is believed: the request that is smuggled along gets no answer.
    static func refuses(_ name: String, _ status: Int, _ request: String) -> ConformanceCase {
        servesLast(name, request, Answer.status(status).with("Connection", "close"))
    }

    /// Is never whole.
    static func drops(_ name: String, _ request: String) -> ConformanceCase {
        ConformanceCase(name: name, steps: [.send(request), .finish, .dropped])
    }

    static func talks(_ name: String, _ steps: Step...) -> ConformanceCase {
        ConformanceCase(name: name, steps: steps)
    }
}

extension ConformanceCase {
    /// How the bytes of one step leave: at once, or one by one.
    enum Pace {
        case whole
        case drip
    }

    /// Longer ones would take a drip too long.
    var isShort: Bool {
        steps.allSatisfy { step in
            if case .send(let text) = step { text.unicodeScalars.count < 2048 } else { true }
        }
    }

    func run(port: UInt16, pace: Pace) throws {
        let client = try RawClient(port: port)
        for step in steps {
            try perform(step, client, pace)
        }
    }

    private func perform(_ step: Step, _ client: RawClient, _ pace: Pace) throws {
        switch step {
        case .send(let text): try send(text, client, pace)
        case .receive(let answer): try check(client.response(toHead: answer.isToHead), answer, pace)
        case .receiveFinal(let answer):
            var response = try client.response(toHead: answer.isToHead)
            while let status = response?.status, status < 200 {
                response = try client.response(toHead: answer.isToHead)
            }
            check(response, answer, pace)
        case .finish: client.finishSending()
        case .open:
            try send(ConformanceCase.helloRequest, client, .whole)
            try check(client.response(), .hello, pace)
        case .closed:
            try client.expectEnd()
            // A drip goes on behind the end, and is told so.
            if pace == .whole { #expect(!client.wasReset, "the end was a reset") }
        case .dropped:
            if let complaint = try client.response() {
                #expect((400..<500).contains(complaint.status), "it was answered (\(pace))")
                try client.expectEnd()
            }
        }
    }

    private func send(_ text: String, _ client: RawClient, _ pace: Pace) throws {
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        switch pace {
        case .whole: try client.send(bytes)
        case .drip:
            for byte in bytes { try client.send([byte]) }
        }
    }

    private func check(_ response: RawResponse?, _ answer: Answer, _ pace: Pace) {
        guard let response else {
            Issue.record("the connection ended where \(answer.status) was expected (\(pace))")
            return
        }
        #expect(response.status == answer.status, "\(pace): \(response.text)")
        if let body = answer.body { #expect(response.text == body, "\(pace)") }
        for (name, value) in answer.fields {
            #expect(response[name] == value, "\(name) (\(pace))")
        }
    }
}
