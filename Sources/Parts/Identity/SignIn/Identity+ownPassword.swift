internal import Base
internal import Database
internal import Templates
internal import Web

extension Identity {
    /// Checks the password of the signed-in user before sensitive actions. Failed attempts count together, wherever
    /// they happen. Returns how long to wait after too many.
    func check(_ password: inout Field<String>, of user: User, _ submission: Submission) throws -> Duration? {
        let trier = AttemptSource.confirmation(user.id)
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
