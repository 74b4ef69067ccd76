internal import Base
internal import Crypto
internal import HTTP

/// The keys that forms carry. A key proves that the form was drawn by this program for this very browser and
/// session, and with what the form says it names one submission: sent a second time, it gets the first answer again.
struct FormKeys: Sendable {
    private static let nonceSize = 12
    private static let codeSize = 16
    /// Hexadecimal digits of nonce and code.
    private static let length = 2 * (nonceSize + codeSize)
    /// A suffix after a dot, so that each of several forms on a page is its own submission.
    private static let suffixLimit = 120

    let secret: Secret

    func make(for requestContext: RequestContext) throws -> String {
        let nonce = try SecureRandom.bytes(FormKeys.nonceSize)
        return try (nonce + code(nonce, requestContext)).hexadecimal
    }

    func isValid(_ key: String, for requestContext: RequestContext) throws -> Bool {
        let parts = key.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].utf8.count == FormKeys.length, parts.count == 1 || parts[1].utf8.count <= FormKeys.suffixLimit,
            let bytes = Bytes(hexadecimal: String(parts[0]))
        else { return false }
        let nonce = Bytes(bytes.prefix(FormKeys.nonceSize))
        return try code(nonce, requestContext).isEqual(inConstantTimeTo: Bytes(bytes.dropFirst(FormKeys.nonceSize)))
    }

    /// What a form says, its key apart, and to which address. Forms hold passwords: without the secret nobody can try
    /// which one makes the digest.
    func digest(of form: Form, to path: String) throws -> String {
        let stream = try SHA256Stream()
        var texts = [path]
        for (name, value) in form.fields.pairs where name != "key" { texts += [name, value] }
        for upload in form.uploads { texts += [upload.name, upload.fileName, "\(upload.count)"] }
        for text in texts {
            // Each length stands before its text, so that no two forms look the same.
            try stream.update(Bytes("\(text.utf8.count):\(text)".utf8))
        }
        for upload in form.uploads {
            for place in stride(from: 0, to: upload.count, by: Upload.pieceSize) {
                try stream.update(upload.piece(at: place))
            }
        }
        return Bytes(try MAC.sha256(stream.finish(), key: secret).prefix(FormKeys.codeSize)).hexadecimal
    }

    private func code(_ nonce: Bytes, _ requestContext: RequestContext) throws -> Bytes {
        let holder = requestContext.visitor.name + (requestContext.session?.id.text ?? "")
        return Bytes(try MAC.sha256(nonce + Bytes(holder.utf8), key: secret).prefix(FormKeys.codeSize))
    }
}
