package import Base

extension Lead {
    /// Which link and campaign it came through.
    package struct Attribution: Equatable, Sendable {
        /// The link that counts: the last one within the window.
        package var link: String?
        package var campaign: String?
        package var first: Touch?
        package var last: Touch?

        package init(link: String? = nil, campaign: String? = nil, first: Touch? = nil, last: Touch? = nil) {
            self.link = link
            self.campaign = campaign
            self.first = first
            self.last = last
        }
    }

    /// A click that led here.
    package struct Touch: Equatable, Codable, Sendable {
        package var link: String
        package var name: String
        package var campaign: String?
        package var referrer: String?
        private var milliseconds: Int64

        package var at: Timestamp { Timestamp(milliseconds: milliseconds) }

        package init(link: String, name: String, campaign: String?, referrer: String?, at: Timestamp) {
            self.link = link
            self.name = name
            self.campaign = campaign
            self.referrer = referrer
            milliseconds = at.milliseconds
        }
    }

    /// Details that partners never see.
    package struct Internals: Equatable, Sendable {
        package enum Temperature: String, CaseIterable, Sendable {
            case hot, warm, cold
        }

        package var temperature: Temperature?
        package var score: Int?
        /// The lead it may duplicate.
        package var hint: String?
        package var notes: String
        /// The reason for a rate outside the range of the partner type.
        package var rateReason: String?

        package init(
            temperature: Temperature? = nil, score: Int? = nil, hint: String? = nil, notes: String = "",
            rateReason: String? = nil
        ) {
            self.temperature = temperature
            self.score = score
            self.hint = hint
            self.notes = notes
            self.rateReason = rateReason
        }
    }
}
