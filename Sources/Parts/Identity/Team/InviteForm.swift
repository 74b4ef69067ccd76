internal import Base
internal import HTTP
internal import Templates
internal import Web

/// The form for inviting a team member.
struct InviteForm: FieldForm {
    let name: Field<String>
    var email: Field<EmailAddress>

    init(_ sent: FormFields?) {
        name = Field("name", .personName(), sent, else: nil)
        email = Field("email", .email, sent, else: nil)
    }
}
