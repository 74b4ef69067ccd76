internal import Base
internal import CLinux
internal import Glibc

/// The compressed forms of public files, cached on disk under the checksum of their source, so that they are not made
/// again at every start. Without a folder they are made each time.
struct CompressedCache {
    private let folder: String?
    /// The codings that are created if missing; others are only looked up.
    var makes: Set<ContentCoding> = []

    /// The folder is made where it is missing. A disk that cannot be written is no reason not to start.
    init(dataFolder: String?) {
        folder = dataFolder.flatMap { data in
            var path = data
            for part in ["cache", "static"] {
                path += "/\(part)"
                guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
                    let problem = SystemError("mkdir", path)
                    Log.warning("compressed files are not kept", ["cause": "\(problem)"])
                    return nil
                }
            }
            return path
        }
    }

    /// The compressed form of some bytes, and where on disk it is open; nil where it would not be smaller.
    func form(
        of bytes: Bytes, checksum: String, _ coding: ContentCoding
    ) throws(SystemError) -> (bytes: Bytes, file: OwnedDescriptor?)? {
        let path = folder.map { "\($0)/\(checksum).\(coding == .brotli ? "br" : "gz")" }
        if let path, let known = try? DiskFile(path) {
            let form = try known.read()
            return form.isEmpty ? nil : (form, known.descriptor)
        }
        guard makes.contains(coding) else { return nil }
        let form = compress(bytes, coding).flatMap { $0.count < bytes.count ? $0 : nil }
        guard let path else { return form.map { ($0, nil) } }
        do throws(SystemError) {
            // An empty file says that it did not pay.
            try DiskFile.write(form ?? [], to: path)
            guard let form else { return nil }
            return (form, try DiskFile(path).descriptor)
        } catch {
            Log.warning("a compressed file is not kept", ["cause": "\(error)"])
            return form.map { ($0, nil) }
        }
    }

    private func compress(_ bytes: Bytes, _ coding: ContentCoding) -> Bytes? {
        switch coding {
        case .identity: nil
        case .gzip: Gzip.compress(bytes, level: 9)
        case .brotli: Brotli.compress(bytes)
        }
    }
}
