internal import CPango

/// Some text as Pango has set it, in lines of a given width.
@safe final class PDFLayout {
    private let pointer: OpaquePointer

    /// `font` is a description such as `sans-serif bold 12`, in points.
    init?(_ text: String, font: String, width: Double, on context: OpaquePointer) {
        guard let layout = unsafe pango_cairo_create_layout(context) else { return nil }
        unsafe pointer = layout
        // A unit of the paper is a point; Pango takes it for a pixel of a screen.
        unsafe pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72)
        unsafe pango_layout_context_changed(layout)
        let description = unsafe pango_font_description_from_string(font)
        unsafe pango_layout_set_font_description(layout, description)
        unsafe pango_font_description_free(description)
        unsafe pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        unsafe pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
    }

    deinit {
        unsafe g_object_unref(UnsafeMutableRawPointer(pointer))
    }

    var count: Int { Int(unsafe pango_layout_get_line_count(pointer)) }

    /// The height of a line above and below its baseline.
    func extents(of line: Int) -> (above: Double, below: Double) {
        var box = PangoRectangle()
        unsafe pango_layout_line_get_extents(pango_layout_get_line_readonly(pointer, Int32(line)), nil, &box)
        let scale = Double(PANGO_SCALE)
        return (-Double(box.y) / scale, Double(box.y + box.height) / scale)
    }

    /// Draws from the current point.
    func draw(line: Int, on context: OpaquePointer) {
        unsafe pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(pointer, Int32(line)))
    }
}
