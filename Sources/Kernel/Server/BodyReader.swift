internal import Base
internal import CLinux
internal import Glibc
internal import HTTP

/// Takes in the body of one request: in memory while it is small, then in a file without a name.
struct BodyReader {
    private enum Source {
        case length(remaining: Int)
        case chunked(ChunkDecoder)
    }

    private var source: Source
    private let limit: Int
    private let settings: ServerSettings
    private var memory = Bytes()
    private var file: OwnedDescriptor?
    private(set) var count = 0
    private(set) var trailers: [(name: String, value: String)] = []

    /// Refuses at once what announces to be too large.
    init(_ framing: Framing, limit: Int, settings: ServerSettings) throws(Refusal) {
        self.limit = limit
        self.settings = settings
        switch framing {
        case .none: source = .length(remaining: 0)
        case .length(let length):
            guard length <= limit else { throw .bodyTooLarge(limit) }
            source = .length(remaining: length)
            memory.reserveCapacity(min(length, 64 << 10))
        case .chunked: source = .chunked(ChunkDecoder(limit: limit))
        }
    }

    var body: Body {
        if let file { return .file(SpooledFile(descriptor: file, count: count)) }
        return memory.isEmpty ? .empty : .memory(memory)
    }

    /// Takes what belongs to the body. Returns how much that was, and whether the body is whole.
    mutating func take(_ input: borrowing Span<UInt8>) throws(Refusal) -> (consumed: Int, isWhole: Bool) {
        switch source {
        case .length(let remaining):
            let taken = min(remaining, input.count)
            try store(input.extracting(..<taken))
            source = .length(remaining: remaining - taken)
            return (taken, taken == remaining)
        case .chunked(var decoder):
            var place = 0
            while case .body(let range) = try decoder.next(input, from: &place) {
                try store(input.extracting(range))
            }
            source = .chunked(decoder)
            trailers = decoder.trailers
            return (place, decoder.hasFinished)
        }
    }

    private mutating func store(_ piece: borrowing Span<UInt8>) throws(Refusal) {
        guard piece.count > 0 else { return }
        count += piece.count
        if file == nil, count > settings.spoolThreshold {
            try openFile()
        }
        if let file {
            try store(piece, in: file.raw)
        } else {
            unsafe piece.withUnsafeBufferPointer { unsafe memory.append(contentsOf: $0) }
        }
    }

    private mutating func openFile() throws(Refusal) {
        let raw = unsafe clinux_open_nameless(settings.spoolFolder)
        guard raw >= 0 else {
            Log.error("a body cannot be kept in a file", ["cause": "\(SystemError("open", settings.spoolFolder))"])
            throw Refusal(.insufficientStorage, "There is no room for what was sent.")
        }
        file = OwnedDescriptor(raw)
        let start = memory
        memory = []
        try store(start.span, in: raw)
    }

    private func store(_ bytes: borrowing Span<UInt8>, in file: Int32) throws(Refusal) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.extracting(done...).withUnsafeBytes {
                unsafe write(file, $0.baseAddress, $0.count)
            }
            guard written > 0 else {
                Log.error("a body cannot be kept in a file", ["cause": "\(SystemError("write"))"])
                throw Refusal(.insufficientStorage, "There is no room for what was sent.")
            }
            done += written
        }
    }
}
