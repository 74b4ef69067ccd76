internal import Base
internal import Database
internal import Templates
internal import Web

extension Identity {
    /// Whether who is signed in knows the password: asked before what is delicate. Tries in vain count together,
    /// wherever it is asked. How long to wait, where there were too many.
    func check(_ password: inout Field<String>, of user: User, _ submission: Submission) throws -> Duration? {
        let trier = Trier.confirmation(user.id)
        let (wait, account) = try submission.read { reader in
            (
                try tries.wait(for: [trier], at: submission.now, in: reader),
                try UserStore.account(user.id, in: reader)
            )
        }
        if let wait { return wait }
        if let value = password.value, try verify(value, of: account) == nil {
            try refuse([trier], of: user, submission, .confirmationRefused)
            password.reject(Text("The password is incorrect."))
        }
        return nil
    }
}
