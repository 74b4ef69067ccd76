import Base
import Foundation
import FuzzCases
import Glibc
import Testing

/// Every decoder, over its seeds and then over mutations of them for a while: `FUZZ_SECONDS` in all.
@Suite struct FuzzTests {
    static let seconds = ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 6
    /// What one small input may take of the processor, in nanoseconds: a stall takes far more, a slow machine less.
    static let patience: Int64 = 2_000_000_000

    @Test("what must hold of every input holds of the seeds", arguments: FuzzCase.all)
    func seeds(_ fuzzCase: FuzzCase) throws {
        let seeds = try Corpus.seeds(of: fuzzCase)
        #expect(!seeds.isEmpty)
        for seed in seeds {
            try Self.run(fuzzCase, on: seed.input, in: seed.file.path)
        }
    }

    @Test("what must hold of every input holds of mutated ones", arguments: FuzzCase.all)
    func mutations(_ fuzzCase: FuzzCase) throws {
        let seeds = try Corpus.seeds(of: fuzzCase).map(\.input)
        var mutator = Mutator(seeds: seeds, words: fuzzCase.words, random: .random(in: 0...UInt64.max))
        let last = try LastInput(of: fuzzCase)
        let deadline = Clock.monotonic + Int64(Self.seconds * 1e9) / Int64(FuzzCase.all.count)
        repeat {
            let input = mutator.input()
            last.keep(input)
            try Self.run(fuzzCase, on: input, in: last.path)
        } while Clock.monotonic < deadline
        last.remove()
    }

    private static func run(_ fuzzCase: FuzzCase, on input: Bytes, in file: String) throws {
        let start = processorTime
        do {
            try fuzzCase.check(input)
        } catch {
            throw Finding("\(error) The input is in \(file).")
        }
        let time = processorTime - start
        guard time < patience else { throw Finding("It took \(time / 1_000_000) ms. The input is in \(file).") }
    }

    /// Of this thread, so that others who are busy do not count.
    private static var processorTime: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
