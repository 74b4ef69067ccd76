/// A sheet as a column of the database keeps it: read once with all care, then only split.
extension Sheet {
    package var stored: String {
        let lines = [columns] + rows.map { ["\($0.number)"] + $0.cells }
        return lines.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}")
    }

    package init(stored text: String) {
        let lines = text.utf8.split(separator: 0x1E, omittingEmptySubsequences: false).map { line in
            line.split(separator: 0x1F, omittingEmptySubsequences: false).map { String(Substring($0)) }
        }
        self.init(
            columns: lines.first ?? [],
            rows: lines.dropFirst().compactMap { line in
                line.first.flatMap { Int($0) }.map { Row(number: $0, cells: Array(line.dropFirst())) }
            })
    }
}
