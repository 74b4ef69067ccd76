internal import Base
internal import Database
internal import Identity
internal import Templates
internal import Web

/// The internal notes about a firm.
struct PartnerNotesPage: TemplatePage {
    struct Row: TemplateValue {
        let author: String
        let at: Timestamp
        let text: String
    }

    let head: PartnerHead
    let notes: [Row]
    let text: FieldView

    init(_ head: PartnerHead, _ field: Field<String>, _ reader: Reader) throws {
        self.head = head
        notes = try PartnerNotes.all(of: head.partner.id, in: reader).map {
            Row(author: $0.author, at: $0.at, text: $0.text)
        }
        text = field.view
    }

    static let template = "partners/admin/notes"
}

/// The onboarding progress of a firm.
struct PartnerStepsPage: TemplatePage {
    let head: PartnerHead
    let steps: [StepView]
    let percent: Int
    let since: Timestamp
    let plan: PlanView?

    init(_ head: PartnerHead, _ all: [OnboardingStep], _ reader: Reader) throws {
        self.head = head
        let progress = try Onboarding.progress(of: head.partner.id, all, in: reader)
        steps = progress.steps.map { StepView($0.step, $0.state) }
        percent = progress.percent
        since = head.partner.stateSince
        plan = try AccountPlans.plan(of: head.partner.id, in: reader).map(PlanView.init)
    }

    static let template = "partners/admin/onboarding"
}

/// The signatures of a firm.
struct PartnerAgreementsPage: TemplatePage {
    struct Row: TemplateValue {
        let name: String
        let account: String
        let at: Timestamp
        let address: String
        let hash: String
        let text: String
        let isCurrent: Bool
        /// The same as a file, for admins.
        let file: String?
    }

    let head: PartnerHead
    let rows: [Row]

    init(_ head: PartnerHead, _ reader: Reader) throws {
        self.head = head
        let current = try Agreements.current(in: reader)?.hash
        rows = try Agreements.signatures(of: head.partner.id, in: reader).map { signature in
            Row(
                name: signature.name, account: try UserStore.account(signature.user, in: reader)?.user.email.text ?? "",
                at: signature.at, address: signature.address, hash: signature.hash,
                text: try Agreements.agreement(signature.hash, in: reader)?.text ?? "",
                isCurrent: signature.hash == current,
                file: head.isAdmin ? PartnerPath.signedBy(head.partner.id, signature.hash) : nil)
        }
    }

    static let template = "partners/admin/agreements"
}
