internal import Base
internal import FaultBank
internal import Glibc
internal import Jobs

/// Many clients that write until the program is killed; each says what was acknowledged to it.
enum Clients {
    static func run(_ data: String, migrations: String, count: Int) throws {
        // So that the log is copied back all the time, which must survive, too.
        let bank = try Bank(data, migrations: migrations, logPages: 100)
        try bank.listeners.start()
        try bank.runner().start()
        let last = try bank.lastNumbers()
        say("ready")
        let threads = try (0..<count).map { client in
            try Thread("client \(client)") {
                var number = last[client] ?? 0
                while true {
                    number += 1
                    do {
                        try bank.write(client: client, number: number)
                        say("\(client) \(number)")
                    } catch {
                        say("failed: \(error)")
                        exit(70)
                    }
                }
            }
        }
        threads.forEach { $0.join() }
    }
}
