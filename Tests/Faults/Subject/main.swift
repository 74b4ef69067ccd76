internal import Base
internal import FaultBank
internal import Glibc

// The program that is killed, cut off and starved: `fault-subject MODE DATA MIGRATIONS [NUMBER]`.
// Each line on standard output is an acknowledgement: what it says was done and is on disk.

/// One `write`, so that a kill cannot tear the line.
func say(_ line: String) {
    let bytes = Bytes("\(line)\n".utf8)
    _ = unsafe write(STDOUT_FILENO, bytes, bytes.count)
}

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
    say("usage: fault-subject clients|session|limit DATA MIGRATIONS [NUMBER]")
    exit(64)
}
let number = arguments.count > 4 ? Int(arguments[4]) ?? 64 : 64

do {
    switch arguments[1] {
    case "clients": try Clients.run(arguments[2], migrations: arguments[3], count: number)
    case "session": try Session.run(arguments[2], migrations: arguments[3])
    case "limit": try Limit.run(arguments[2], migrations: arguments[3])
    default: exit(64)
    }
} catch {
    say("failed: \(error)")
    exit(70)
}
