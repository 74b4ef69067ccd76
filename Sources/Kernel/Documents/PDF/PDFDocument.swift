package import Base

/// A text for A4 paper: Pango sets it in any script, and Cairo writes it as a PDF that can be searched and copied from.
///
///     var document = PDFDocument(title: "Agreement", foot: "Portico", created: now)
///     document.blocks.append(.title("Agreement"))
///     document.blocks.append(.text("First paragraph.\nSecond one."))
///     let bytes = try document.bytes()
package struct PDFDocument: Sendable {
    package enum Block: Sendable {
        case title(String)
        case heading(String)
        /// Lines stand as they are, and are broken where they are too long.
        case text(String)
        /// A name, and beside it what it is.
        case fact(String, String)
    }

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    let title: String
    /// The footer of each page, before the page number.
    let foot: String
    let created: Timestamp
    package var blocks: [Block] = []

    package init(title: String, foot: String, created: Timestamp) {
        self.title = title
        self.foot = foot
        self.created = created
    }

    package func bytes() throws(Failure) -> Bytes {
        let canvas = try PDFCanvas(title: title, created: created)
        var pages: [[PDFRow]] = [[]]
        var left = PDFCanvas.height
        for block in blocks {
            for (index, row) in canvas.rows(of: block).enumerated() {
                let isOnTop = pages[pages.count - 1].isEmpty
                let gap = index == 0 && !isOnTop ? block.gap : 0
                if gap + row.height > left, !isOnTop {
                    pages.append([])
                    left = PDFCanvas.height
                } else {
                    left -= gap
                    pages[pages.count - 1].append(.gap(gap))
                }
                pages[pages.count - 1].append(row)
                left -= row.height
            }
        }
        for (index, rows) in pages.enumerated() {
            canvas.draw(rows, foot: "\(foot) · \(index + 1)/\(pages.count)")
        }
        return try canvas.finish()
    }
}

extension PDFDocument.Block {
    /// The space above it.
    fileprivate var gap: Double {
        switch self {
        case .title: 0
        case .heading: 18
        case .text: 8
        case .fact: 2
        }
    }
}
