internal import Base
internal import Glibc

/// A mail server on loopback with scripted answers.
package final class SMTPServer {
    private let program: Program
    package let port: Int

    package init(_ arguments: String...) throws {
        let script = "\(Repository.root)/Tests/Programs/smtp_server.py"
        program = try Program("/usr/bin/python3", [script] + arguments)
        waitUntil { [program] in (try? program.output.contains("\n")) == true }
        let line = try program.output.split(separator: "\n").first ?? ""
        guard let port = Int(line.dropFirst("port ".count)) else { throw SystemError("start", script, code: ESRCH) }
        self.port = port
    }

    deinit {
        program.send(signal: SIGKILL)
        program.waitForEnd()
    }

    /// The commands received, one per line.
    package var seen: [String] {
        get throws { try program.output.split(separator: "\n").dropFirst().map(String.init) }
    }

    /// The mails that it took.
    package var mails: [String] {
        get throws {
            try seen.filter { $0.hasPrefix("mail ") }.map {
                String(decoding: Bytes(base64: String($0.dropFirst(5))) ?? [], as: UTF8.self)
            }
        }
    }
}
