internal import Base

/// One thing that `portico doctor` looks at.
struct Check: Sendable {
    let name: String
    let look: @Sendable (Configuration) -> Finding
}

/// The result of a check, and what to do about it.
enum Finding: Equatable {
    case ok(String)
    case warning(String, cure: String)
    case failure(String, cure: String)

    var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}
