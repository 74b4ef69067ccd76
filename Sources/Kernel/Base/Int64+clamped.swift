extension Int64 {
    /// Returns the sum, or the nearest number that there is: for figures that are shown, which must not end the process.
    package func addingClamped(_ other: Int64) -> Int64 {
        Int64(clamping: Int128(self) + Int128(other))
    }

    /// Returns the product, or the nearest number that there is.
    package func multipliedClamped(by other: Int64) -> Int64 {
        Int64(clamping: Int128(self) * Int128(other))
    }

    /// The nearest whole number; zero for what is no number.
    package init(nearest number: Double) {
        let rounded = number.rounded()
        self = Int64(exactly: rounded) ?? (rounded > 0 ? .max : rounded < 0 ? .min : 0)
    }
}
