internal import Base
internal import CLinux
internal import Database
internal import FaultBank
internal import Glibc

/// Files that may not grow, as on a full disk, and then may again.
enum Limit {
    static func run(_ data: String, migrations: String) throws {
        signal(SIGXFSZ, SIG_IGN)
        let bank = try Bank(data, migrations: migrations)
        var number = 1
        try bank.write(client: 0, number: number)
        setLimit(600_000)
        do {
            while number < 100_000 {
                try bank.write(client: 0, number: number + 1)
                number += 1
            }
            say("never full")
        } catch let error as DatabaseError where error.kind == .full {
            say("full")
        }
        do {
            _ = try FileStore(bank.data).put(Bytes(repeating: 1, count: 1_000_000))
            say("the file fits")
        } catch let error as DatabaseError where error.kind == .full {
            say("full")
        }
        guard try bank.lastNumbers()[0] == number else { return say("reading does not go on") }
        setLimit(rlim_t.max)
        try bank.write(client: 0, number: number + 1)
        bank.database.close()
        say("recovered")
    }

    private static func setLimit(_ bytes: rlim_t) {
        var limit = rlimit(rlim_cur: bytes, rlim_max: rlim_t.max)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
}
