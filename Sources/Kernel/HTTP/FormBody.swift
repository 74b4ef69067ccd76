internal import Base

/// A form as it was sent, in either of the two encodings of HTML.
package struct Form: Sendable {
    package var fields = FormFields()
    package var uploads: [Upload] = []

    package subscript(name: String) -> String? { fields[name] }
}

extension Request {
    /// Reads the body as a form: 415 for another content type, 400 if malformed, 413 above a limit.
    package func form(_ limits: FormLimits = FormLimits()) throws -> Form {
        if body.count == 0, !head.has(.contentType) { return Form() }
        guard !head.isRepeated(.contentType), let type = self[.contentType].flatMap(MediaType.init) else {
            throw Refusal(.unsupportedMediaType, "The body does not say what it is.")
        }
        switch type.name {
        case "application/x-www-form-urlencoded":
            guard body.count <= limits.encoded else { throw Refusal(.contentTooLarge, "The form is too long.") }
            let bytes = try body.bytes()
            return Form(fields: try FormFields(urlEncoded: bytes.span, limit: limits.fields))
        case "multipart/form-data":
            return try multipart(MultipartDecoder(boundary: type["boundary"] ?? "", limits: limits))
        default:
            throw Refusal(.unsupportedMediaType, "The body is not a form.")
        }
    }

    private func multipart(_ start: MultipartDecoder) throws -> Form {
        var decoder = start
        switch body {
        case .empty: break
        case .memory(let bytes): try decoder.decode(bytes.span)
        case .file(let file):
            for place in stride(from: 0, to: file.count, by: Request.pieceSize) {
                let piece = try file.content.read(at: place, atMost: Request.pieceSize)
                try decoder.decode(piece.span)
            }
        }
        try decoder.finish()
        return Form(fields: decoder.fields, uploads: decoder.files.map(upload))
    }

    private static let pieceSize = 1 << 18

    private func upload(_ file: MultipartDecoder.File) -> Upload {
        let content: Upload.Content =
            switch body {
            case .empty: .memory([])
            case .memory(let bytes): .memory(bytes[file.place])
            case .file(let spooled):
                .file(
                    FileContent(
                        descriptor: spooled.descriptor, offset: file.place.lowerBound, count: file.place.count))
            }
        return Upload(name: file.name, fileName: file.fileName, type: file.type, content: content)
    }
}
