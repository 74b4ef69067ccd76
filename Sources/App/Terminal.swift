internal import Base
internal import Glibc

/// Output for the command line.
enum Terminal {
    /// On standard output: what was asked for.
    static func say(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Writes to standard error, so that a pipe receives only answers; without a line break.
    static func ask(_ question: String) {
        write(question, to: STDERR_FILENO, endsLine: false)
    }

    /// On standard error: what went wrong.
    static func complain(_ text: String) {
        write("portico: \(text)", to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32, endsLine: Bool = true) {
        let line = Bytes((text.hasSuffix("\n") || !endsLine ? text : text + "\n").utf8)
        var start = 0
        while start < line.count {
            let written = unsafe line[start...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard written > 0 else { return }
            start += written
        }
    }

    /// Rows in columns that stand under each other.
    static func columns(_ rows: [[String]], indent: String = "") -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column + 1 ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                cell + (column == row.count - 1 ? "" : String(repeating: " ", count: widths[column] - cell.count + 2))
            }
            return indent + cells.joined() + "\n"
        }.joined()
    }
}
