package import Base
package import Templates

/// Something that a firm reached on its way, beside its tiers: parts that know of such things tell of them.
package struct Milestone: Sendable {
    package let name: Text
    package let note: Text
    /// A drawing of `icons.svg`.
    package let icon: String
    package let at: Timestamp

    package init(name: Text, note: Text, icon: String, at: Timestamp) {
        self.name = name
        self.note = note
        self.icon = icon
        self.at = at
    }
}
