internal import Base
internal import Jobs
internal import Templates

/// `/admin/tiers`: how the programme does, and its rules.
struct TiersPage: TemplatePage {
    struct Row: TemplateValue {
        let tier: TierView
        let count: Int
        let total: Int
        /// The average days to the next tier; nil if no firm has reached it.
        let days: Int?

        static let shape = Shape<Row> {
            $0.show("tier", \.tier)
        }
    }

    struct FirmRow: TemplateValue {
        let id: String
        let name: String
        let path: String
        let tier: String
        let colour: Int
        let icon: String
        let next: String
        let percent: Int
        let until: CivilDate?
    }

    struct RequirementRow: TemplateValue {
        let title: Text
        let window: Text
        let isUnmeasured: Bool
        /// One for each tier, in their order.
        let needed: [Needed]
    }

    struct Needed: TemplateValue {
        let tier: String
        let amount: String
    }

    struct VersionRow: TemplateValue {
        let number: Int
        let path: String
        let note: String
        let at: Timestamp
        let by: String
    }

    /// The progress of evaluating all firms.
    struct Judging: TemplateValue {
        let done: Int
        let total: Int

        init?(_ job: Job?) {
            guard let job, job.progress.total > 0 else { return nil }
            (done, total) = job.progress
        }
    }

    let judging: Judging?
    let version: Int
    let hasDraft: Bool
    let rows: [Row]
    let nearest: [FirmRow]
    let atRisk: [FirmRow]
    let requirements: [RequirementRow]
    let unmeasured: Int
    let versions: [VersionRow]
    let keeping: Text

    static let template = "programme/tiers"
}
