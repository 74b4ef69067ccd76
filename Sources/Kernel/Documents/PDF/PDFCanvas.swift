internal import Base
internal import CPango

/// A line across the page: one or more pieces of text side by side.
struct PDFRow {
    struct Piece {
        let layout: PDFLayout
        let line: Int
        let left: Double
        let grey: Double
    }

    var pieces: [Piece] = []
    let height: Double

    static func gap(_ height: Double) -> PDFRow { PDFRow(height: height) }
}

/// The pages while they are written.
@safe final class PDFCanvas {
    /// The area between the margins, in points.
    static let height = page.height - 2 * margin
    private static let page = (width: 595.28, height: 841.89)
    private static let margin = 62.0
    private static let width = page.width - 2 * margin
    private static let leading = 1.35
    /// The width of the labels.
    private static let nameWidth = 120.0
    private static let soft = 0.4

    /// Receives Cairo's output.
    private final class Sink {
        var bytes = Bytes()
    }

    private let sink = Sink()
    private let surface: OpaquePointer
    private let context: OpaquePointer

    init(title: String, created: Timestamp) throws(PDFDocument.Failure) {
        let surface = unsafe cairo_pdf_surface_create_for_stream(
            { target, data, count in
                guard let target = unsafe target, let data = unsafe data else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = unsafe Unmanaged<Sink>.fromOpaque(target).takeUnretainedValue()
                unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), Self.page.width, Self.page.height)
        guard let surface = unsafe surface else { throw .noMemory }
        guard let context = unsafe cairo_create(surface) else {
            unsafe cairo_surface_destroy(surface)
            throw .noMemory
        }
        unsafe self.surface = surface
        unsafe self.context = context
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "\(created)")
    }

    deinit {
        unsafe cairo_destroy(context)
        unsafe cairo_surface_destroy(surface)
    }

    func rows(of block: PDFDocument.Block) -> [PDFRow] {
        switch block {
        case .title(let text): rows([(text, "sans-serif bold 20", 0, Self.width, 0)])
        case .heading(let text): rows([(text, "sans-serif bold 12", 0, Self.width, 0)])
        case .text(let text): rows([(text, "sans-serif 10", 0, Self.width, 0)])
        case .fact(let name, let value):
            rows([
                (name, "sans-serif 9.5", 0, Self.nameWidth - 10, Self.soft),
                (value, "sans-serif 9.5", Self.nameWidth, Self.width - Self.nameWidth, 0),
            ])
        }
    }

    /// The lines of texts that stand side by side.
    private func rows(
        _ columns: [(text: String, font: String, left: Double, width: Double, grey: Double)]
    ) -> [PDFRow] {
        let layouts = columns.compactMap { column in
            unsafe PDFLayout(column.text, font: column.font, width: column.width, on: context).map { ($0, column) }
        }
        return (0..<(layouts.map(\.0.count).max() ?? 0)).map { line in
            let there = layouts.filter { line < $0.0.count }
            let heights = there.map { layout, _ in
                let extents = layout.extents(of: line)
                return (extents.above + extents.below) * Self.leading
            }
            let pieces = there.map { layout, column in
                PDFRow.Piece(layout: layout, line: line, left: column.left, grey: column.grey)
            }
            return PDFRow(pieces: pieces, height: heights.max() ?? 0)
        }
    }

    func draw(_ rows: [PDFRow], foot: String) {
        var top = Self.margin
        for row in rows {
            for piece in row.pieces { draw(piece, at: top) }
            top += row.height
        }
        let feet = self.rows([(foot, "sans-serif 8", 0, Self.width, Self.soft)])
        for piece in feet.first?.pieces ?? [] { draw(piece, at: Self.page.height - Self.margin / 2 - 8) }
        unsafe cairo_show_page(context)
    }

    private func draw(_ piece: PDFRow.Piece, at top: Double) {
        unsafe cairo_set_source_rgb(context, piece.grey, piece.grey, piece.grey)
        let baseline = top + piece.layout.extents(of: piece.line).above
        unsafe cairo_move_to(context, Self.margin + piece.left, baseline)
        unsafe piece.layout.draw(line: piece.line, on: context)
    }

    func finish() throws(PDFDocument.Failure) -> Bytes {
        unsafe cairo_surface_finish(surface)
        let status = unsafe cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw PDFDocument.Failure(
                description: unsafe "a PDF was not written: \(String(cString: cairo_status_to_string(status)))")
        }
        return sink.bytes
    }
}

extension PDFDocument.Failure {
    fileprivate static let noMemory = PDFDocument.Failure(description: "there is no memory for a PDF")
}
