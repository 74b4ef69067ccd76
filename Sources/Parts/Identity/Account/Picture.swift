internal import Base
package import Database
package import HTTP
internal import Templates
package import Web

/// A picture uploaded by a user, for themselves or their firm.
package enum Picture {
    static let largest = 2 << 20
    /// The size limit of a form with a picture: enough to report that the picture is too large, instead of refusing
    /// everything.
    package static let bodyLimit = 4 * largest
    package static let field = "picture"

    /// Brings what is to be seen of an uploaded picture to disk; throws a `FieldProblem` where it is no picture.
    package static func take(_ submission: Submission) throws -> StoredFile {
        guard let upload = submission.form.uploads.first(where: { $0.name == field && $0.count > 0 }) else {
            throw FieldProblem(Text("Please choose a file."))
        }
        guard upload.count <= largest else { throw FieldProblem(Text("This file is larger than 2 MB.")) }
        let bytes = try upload.bytes()
        guard let kind = PictureKind(bytes) else {
            throw FieldProblem(Text("Please choose a PNG, JPEG or WebP image."))
        }
        guard let picture = kind.stripped(bytes) else {
            throw FieldProblem(Text("This image is damaged. Please save it again and choose the new file."))
        }
        guard kind.isDrawable(picture) else {
            throw FieldProblem(Text("This picture has more than 40 million pixels. Please choose a smaller one."))
        }
        return try submission.site.files.put(picture)
    }

    /// Sends one that the viewer may see.
    package static func answer(_ hash: FileHash, _ context: Context) throws -> Response {
        guard let size = try context.site.files.size(of: hash, context.reader) else { throw Refusal.notThere }
        let file = FileContent(descriptor: try context.site.files.open(hash), count: Int(size))
        guard let kind = PictureKind(try file.read(at: 0, atMost: PictureKind.mark)) else { throw Refusal.notThere }
        var response = Response(.ok, content: .file(file))
        response.fields.add("Content-Type", kind.mediaType)
        response.fields.add("Content-Security-Policy", "default-src 'none'")
        // The address is the content's own hash. No cache that others share may have it.
        response.fields.add("Cache-Control", "private, max-age=31536000, immutable")
        return response
    }
}
