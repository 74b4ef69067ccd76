internal import Base
internal import Jobs
internal import Templates

/// `/admin/tiers`: how the programme does, and its rules.
struct TiersPage: TemplatePage {
    struct Row: TemplateValue {
        let tier: TierView
        let count: Int
        let total: Int
        /// Days until the next tier, on average; nil where nobody has got there.
        let days: Int?

        static let shape = Shape<Row> {
            $0.show("tier", \.tier)
            $0.show("count", \.count)
            $0.show("total", \.total)
            $0.show("days", \.days)
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

        static let shape = Shape<FirmRow> {
            $0.show("id", \.id)
            $0.show("name", \.name)
            $0.show("path", \.path)
            $0.show("tier", \.tier)
            $0.show("colour", \.colour)
            $0.show("icon", \.icon)
            $0.show("next", \.next)
            $0.show("percent", \.percent)
            $0.show("until", \.until)
        }
    }

    struct RequirementRow: TemplateValue {
        let title: Text
        let window: Text
        let isUnmeasured: Bool
        /// One for each tier, in their order.
        let needed: [Needed]

        static let shape = Shape<RequirementRow> {
            $0.show("title", \.title)
            $0.show("window", \.window)
            $0.show("unmeasured", \.isUnmeasured)
            $0.show("needed", \.needed)
        }
    }

    struct Needed: TemplateValue {
        let tier: String
        let amount: String

        static let shape = Shape<Needed> {
            $0.show("tier", \.tier)
            $0.show("amount", \.amount)
        }
    }

    struct VersionRow: TemplateValue {
        let number: Int
        let path: String
        let note: String
        let at: Timestamp
        let by: String

        static let shape = Shape<VersionRow> {
            $0.show("number", \.number)
            $0.show("path", \.path)
            $0.show("note", \.note)
            $0.show("at", \.at)
            $0.show("by", \.by)
        }
    }

    /// All firms are being judged: so many of them are.
    struct Judging: TemplateValue {
        let done: Int
        let total: Int

        init?(_ job: Job?) {
            guard let job, job.progress.total > 0 else { return nil }
            (done, total) = job.progress
        }

        static let shape = Shape<Judging> {
            $0.show("done", \.done)
            $0.show("total", \.total)
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

    static let shape = Shape<TiersPage> {
        $0.show("judging", \.judging)
        $0.show("version", \.version)
        $0.show("has_draft", \.hasDraft)
        $0.show("rows", \.rows)
        $0.show("nearest", \.nearest)
        $0.show("at_risk", \.atRisk)
        $0.show("requirements", \.requirements)
        $0.show("unmeasured", \.unmeasured)
        $0.show("versions", \.versions)
        $0.show("keeping", \.keeping)
    }
}
