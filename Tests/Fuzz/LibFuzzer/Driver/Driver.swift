internal import Base
internal import CFuzzer
internal import FuzzCases
internal import Glibc

/// Which decoder to feed: the environment says, for the arguments are libFuzzer's.
private let chosen = FuzzCase.all.first { fuzzCase in
    unsafe getenv("DECODER").map { unsafe String(cString: $0) } == fuzzCase.name
}

/// What the package manager makes the `main` of this product.
@_cdecl("fuzz_main")
func fuzz(_ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32 {
    guard chosen != nil else {
        print("Set DECODER to one of: \(FuzzCase.all.map(\.name).joined(separator: " "))")
        return 2
    }
    var count = count
    var arguments = unsafe arguments
    return unsafe LLVMFuzzerRunDriver(&count, &arguments) { input, count in
        let bytes = unsafe Bytes(UnsafeBufferPointer(start: input, count: count))
        do {
            try chosen?.check(bytes)
        } catch {
            print(error)
            abort()
        }
        return 0
    }
}
