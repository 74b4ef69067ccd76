internal import Base
internal import HTTP

/// The unsent output of a connection: empty unless the client reads slowly.
struct OutputQueue {
    enum Piece {
        case bytes(Bytes, from: Int)
        case file(FileContent)

        var count: Int {
            switch self {
            case .bytes(let bytes, let start): bytes.count - start
            case .file(let file): file.count
            }
        }
    }

    private var pieces: [Piece] = []
    private var first = 0
    private static let turn = 1 << 20
    /// Bytes that wait, files included.
    private(set) var count = 0

    var isEmpty: Bool { first == pieces.count }

    mutating func append(_ piece: Piece) {
        guard piece.count > 0 else { return }
        count += piece.count
        pieces.append(piece)
    }

    mutating func append(_ content: Response.Content) {
        switch content {
        case .bytes(let bytes): append(Piece.bytes(bytes, from: 0))
        case .file(let file): append(Piece.file(file))
        case .pieces(let pieces): for piece in pieces { append(piece) }
        case .empty, .stream: break
        }
    }

    /// Sends as much as the transport takes at once, within a turn. `.done` means all.
    mutating func send(over transport: borrowing Transport, buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        let rest = count - OutputQueue.turn
        while first < pieces.count {
            // One fast reader does not keep the loop from the others.
            guard count > rest else { return .wantsWrite }
            let outcome = unsafe sendFirst(over: transport, buffer: buffer)
            guard case .done(let sent) = outcome else { return outcome }
            // A file that has become shorter has nothing more to give.
            guard sent > 0 else { return .failed }
            advance(sent)
        }
        pieces.removeAll(keepingCapacity: pieces.count <= 4)
        first = 0
        return .done(0)
    }

    private func sendFirst(over transport: borrowing Transport, buffer: UnsafeMutableRawBufferPointer) -> Transfer {
        switch pieces[first] {
        case .bytes(let bytes, let start):
            unsafe bytes.withUnsafeBytes { raw in
                unsafe transport.write(
                    UnsafeRawBufferPointer(rebasing: raw[start...].prefix(OutputQueue.turn)),
                    hasMore: first + 1 < pieces.count)
            }
        case .file(let file):
            unsafe transport.send(
                file.descriptor.raw, offset: file.offset, count: min(file.count, OutputQueue.turn), buffer: buffer)
        }
    }

    private mutating func advance(_ sent: Int) {
        count -= sent
        switch pieces[first] {
        case .bytes(let bytes, let start): pieces[first] = .bytes(bytes, from: start + sent)
        case .file(var file):
            file.offset += sent
            file.count -= sent
            pieces[first] = .file(file)
        }
        if pieces[first].count == 0 {
            pieces[first] = .bytes([], from: 0)
            first += 1
        }
    }
}
