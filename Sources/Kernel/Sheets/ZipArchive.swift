internal import Base
internal import CZlib

/// The entries of a zip archive, as its directory at the end lists them. Nothing is unpacked before it is asked for.
struct ZipArchive {
    private struct Entry {
        let method: Int
        let isEncrypted: Bool
        let packed: Int
        let size: Int
        let start: Int
    }

    private static let entryLimit = 2_000
    /// Of everything that is unpacked, in bytes.
    private static let sizeLimit = 32 << 20
    /// No workbook packs better than this; what does was made to fill a memory.
    private static let ratioLimit = 200

    private let bytes: Bytes
    private var entries: [String: Entry] = [:]
    private var unpacked = 0

    init(_ bytes: Bytes) throws(SheetProblem) {
        self.bytes = bytes
        guard let end = Self.end(of: bytes) else { throw .damaged }
        let count = Int(number(at: end + 10, 2))
        guard count <= Self.entryLimit else { throw .archive }
        var place = Int(number(at: end + 16, 4))
        for _ in 0..<count {
            guard place + 46 <= bytes.count, number(at: place, 4) == 0x0201_4B50 else { throw .damaged }
            let lengths = (number(at: place + 28, 2), number(at: place + 30, 2), number(at: place + 32, 2))
            let name = place + 46..<place + 46 + Int(lengths.0)
            guard name.upperBound <= bytes.count else { throw .damaged }
            entries[String(decoding: bytes[name], as: UTF8.self)] = Entry(
                method: Int(number(at: place + 10, 2)), isEncrypted: number(at: place + 8, 2) & 1 == 1,
                packed: Int(number(at: place + 20, 4)), size: Int(number(at: place + 24, 4)),
                start: Int(number(at: place + 42, 4)))
            place = name.upperBound + Int(lengths.1) + Int(lengths.2)
        }
    }

    func contains(_ name: String) -> Bool { entries[name] != nil }

    /// Unpacks an entry; nil where the archive has none of this name.
    mutating func content(of name: String) throws(SheetProblem) -> Bytes? {
        guard let entry = entries[name] else { return nil }
        guard !entry.isEncrypted, entry.start + 30 <= bytes.count, number(at: entry.start, 4) == 0x0403_4B50 else {
            throw .damaged
        }
        let start = entry.start + 30 + Int(number(at: entry.start + 26, 2)) + Int(number(at: entry.start + 28, 2))
        guard start + entry.packed <= bytes.count else { throw .damaged }
        unpacked += entry.size
        guard unpacked <= Self.sizeLimit, entry.size <= (entry.packed + 1_000) * Self.ratioLimit else {
            throw .tooMuchText
        }
        let packed = bytes[start..<start + entry.packed]
        switch entry.method {
        case 0 where entry.packed == entry.size: return Bytes(packed)
        case 8: return try Self.inflate(Bytes(packed), to: entry.size)
        default: throw .damaged
        }
    }

    /// The record that ends the archive; only a comment may follow it.
    private static func end(of bytes: Bytes) -> Int? {
        let first = max(0, bytes.count - 65_557)
        return stride(from: bytes.count - 22, through: first, by: -1).first { place in
            bytes[place...].starts(with: [0x50, 0x4B, 0x05, 0x06])
        }
    }

    private func number(at place: Int, _ length: Int) -> UInt32 {
        (0..<length).reversed().reduce(0) { $0 << 8 | UInt32(bytes[place + $1]) }
    }

    /// Unpacks to exactly the size that the directory says; more than that never gets memory.
    private static func inflate(_ packed: Bytes, to size: Int) throws(SheetProblem) -> Bytes {
        var stream = unsafe z_stream()
        guard unsafe czlib_inflate_begin(&stream) == Z_OK else { throw .damaged }
        defer { unsafe inflateEnd(&stream) }
        let plain = unsafe Bytes(unsafeUninitializedCapacity: size + 1) { buffer, count in
            unsafe packed.withUnsafeBufferPointer { input in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(truncatingIfNeeded: buffer.count)
                let isWhole = unsafe CZlib.inflate(&stream, Z_FINISH) == Z_STREAM_END
                count = unsafe isWhole ? Int(stream.total_out) : 0
            }
        }
        guard plain.count == size else { throw .damaged }
        return plain
    }
}
