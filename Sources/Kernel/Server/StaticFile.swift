internal import Base
internal import CLinux
internal import Crypto
internal import HTTP

/// One public file, ready to be sent from each of its addresses in each of its forms.
struct StaticFile: Sendable {
    /// A form and the answer that sends it, header lines and all.
    struct Form: Sendable {
        let coding: ContentCoding
        let response: Response
    }

    let stamps: [String: DiskFile.Stamp]
    /// The address without a checksum, revalidated at each use.
    let plainAddress: String
    /// An address with a checksum, so that browsers cache it forever. nil for files in the folder `root`, which must
    /// keep a fixed address.
    let lastingAddress: String?
    let plainForms: [Form]
    let lastingForms: [Form]

    /// Up to this size content is kept in memory: 64 KB leave with the head in one write.
    private static let memoryLimit = 64 << 10
    /// Below this size compressing does not save a packet.
    private static let compressionFloor = 256

    /// Without a cache there are no compressed forms.
    init(name: String, among files: [String: String], cache: CompressedCache?) throws {
        let assembled = try AssembledFile(name, among: files)
        let bytes = assembled.bytes
        let checksum = Digest.sha256(bytes).hexadecimal
        let type = MediaType(ofFile: name)
        stamps = assembled.stamps

        let isRoot = name.hasPrefix("root/")
        plainAddress = isRoot ? String(name.dropFirst(4)) : "/assets/\(name)"
        lastingAddress = isRoot ? nil : "/assets/\(StaticFile.lastingName(name, checksum))"

        var contents: [(ContentCoding, Response.Content)] = []
        contents.append((.identity, try StaticFile.content(bytes, assembled.file)))
        if let cache, type.isCompressible, bytes.count >= StaticFile.compressionFloor {
            for coding in [ContentCoding.gzip, .brotli] {
                guard let form = try cache.form(of: bytes, checksum: checksum, coding) else { continue }
                contents.append((coding, try StaticFile.content(form.bytes, form.file)))
            }
        }
        let modified = (stamps.values.map(\.modified).max() ?? 0) / 1_000_000_000
        func forms(caching: StaticString) -> [Form] {
            contents.map { coding, content in
                var response = Response(.ok, content: content)
                response.fields.add("Content-Type", type.name)
                response.fields.add("X-Content-Type-Options", "nosniff")
                response.fields.add("Cache-Control", caching)
                if contents.count > 1 { response.fields.add("Vary", "Accept-Encoding") }
                if coding != .identity { response.fields.add("Content-Encoding", coding.rawValue) }
                response.entityTag = "\"\(checksum.prefix(32))-\(coding.rawValue)\""
                response.lastModified = modified
                return Form(coding: coding, response: response)
            }
        }
        plainForms = forms(caching: "no-cache")
        lastingForms = forms(caching: "public, max-age=31536000, immutable")
    }

    /// `css/base.css` with its checksum: `css/base.3f2a9c01bd.css`.
    private static func lastingName(_ name: String, _ checksum: String) -> String {
        let folderEnd = name.lastIndex(of: "/") ?? name.startIndex
        let place = name[folderEnd...].lastIndex(of: ".") ?? name.endIndex
        return "\(name[..<place]).\(checksum.prefix(10))\(name[place...])"
    }

    private static func content(_ bytes: Bytes, _ file: OwnedDescriptor?) throws(SystemError) -> Response.Content {
        guard bytes.count > memoryLimit else { return .bytes(bytes) }
        if let file { return .file(FileContent(descriptor: file, count: bytes.count)) }
        return .file(FileContent(descriptor: try memoryFile(bytes), count: bytes.count))
    }

    private static func memoryFile(_ bytes: Bytes) throws(SystemError) -> OwnedDescriptor {
        let raw = unsafe clinux_memory_file("static")
        guard raw >= 0 else { throw SystemError("memfd_create") }
        let file = OwnedDescriptor(raw)
        try DiskFile.fill(file, bytes)
        return file
    }
}
