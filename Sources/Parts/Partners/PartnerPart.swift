package import Programme
package import Templates
package import Web

/// A part with something for firms.
package protocol PartnerPart: Part {
    /// What of it is counted, by how many firms use it.
    var uses: [PartnerUse] { get }
    /// What a new firm does with it to begin well.
    var steps: [OnboardingStep] { get }
    /// What it shows on a partner's home.
    var blocks: [PartnerBlock] { get }
}

extension PartnerPart {
    package var uses: [PartnerUse] { [] }
    package var steps: [OnboardingStep] { [] }
    package var blocks: [PartnerBlock] { [] }
}

/// A block of a partner's home, and the feature that it belongs to.
package struct PartnerBlock: Sendable {
    package let block: HomeBlock
    /// nil if it is open to all.
    package let lock: Lock?
    /// A firm that has just begun finds it, too.
    package let isForBeginners: Bool

    package struct Lock: Sendable {
        package let feature: Feature
        /// What it would be good for, shown while it is locked.
        package let promise: Text

        package init(_ feature: Feature, _ promise: Text) {
            self.feature = feature
            self.promise = promise
        }
    }

    package init(_ block: HomeBlock, lock: Lock? = nil, isForBeginners: Bool = false) {
        self.block = block
        self.lock = lock
        self.isForBeginners = isForBeginners
    }
}

extension Parts {
    private var ofPartners: [any PartnerPart] { all.compactMap { $0 as? any PartnerPart } }

    package var uses: [PartnerUse] { ofPartners.flatMap(\.uses) }
    package var steps: [OnboardingStep] { ofPartners.flatMap(\.steps).sorted { $0.order < $1.order } }
    package var blocks: [PartnerBlock] { ofPartners.flatMap(\.blocks).sorted { $0.block.order < $1.block.order } }
}
