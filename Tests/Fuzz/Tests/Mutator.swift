import Base

/// Makes new input out of seeds: small damage, often several at once, with the words of the decoder.
struct Mutator: RandomNumberGenerator {
    private static let sizeLimit = 4096
    /// Where decoders tend to change their mind.
    private static let bytes =
        Bytes([0, 1, 0x20, 0x7F, 0x80, 0xC3, 0xFF]) + Bytes("\t\r\n\"%&'+,-./0:;=?@[\\]_{}~".utf8)

    private let seeds: [Bytes]
    private let words: [Bytes]
    private var state: UInt64

    init(seeds: [Bytes], words: [String], random: UInt64) {
        self.seeds = seeds
        self.words = words.map { Bytes($0.utf8) }
        state = random
    }

    /// SplitMix64: the system's generator asks the kernel each time.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func input() -> Bytes {
        var input = seeds.randomElement(using: &self) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &self) { damage(&input) }
        return Bytes(input.prefix(Mutator.sizeLimit))
    }

    private mutating func damage(_ input: inout Bytes) {
        let place = Int.random(in: 0...input.count, using: &self)
        let length = Int.random(in: 0...min(input.count - place, 32), using: &self)
        let run = place..<place + length
        switch Int.random(in: 0..<9, using: &self) {
        case 0: input.insert(Mutator.bytes.randomElement(using: &self) ?? 0, at: place)
        case 1: input.insert(contentsOf: words.randomElement(using: &self) ?? [], at: place)
        case 2: input.replaceSubrange(run, with: words.randomElement(using: &self) ?? [])
        case 3: input.removeSubrange(run)
        case 4: input.insert(contentsOf: input[run], at: place)
        case 5: input.removeSubrange(place...)
        case 6:
            let other = seeds.randomElement(using: &self) ?? []
            input.replaceSubrange(place..., with: other.suffix(Int.random(in: 0...other.count, using: &self)))
        case 7 where place < input.count: input[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
        case 8 where place < input.count: input[place] = Mutator.bytes.randomElement(using: &self) ?? 0
        default: break
        }
    }
}
