#if DEBUG
    /// Hears which fields the code asks a query or a form for, and as what: a test sends to each what nobody would.
    package enum AskedFor {
        @TaskLocal package static var listener: (@Sendable (_ name: String, _ type: Any.Type) -> Void)?
    }
#endif
