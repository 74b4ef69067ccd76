internal import Base
internal import HTTP
internal import Templates
internal import Web

/// Who is invited.
struct InviteForm {
    let name: Field<String>
    var email: Field<EmailAddress>

    init() {
        name = Field("name", .text(max: 120), nil as String?)
        email = Field("email", .email, nil as EmailAddress?)
    }

    init(_ sent: FormFields) {
        name = Field("name", .text(max: 120), sent)
        email = Field("email", .email, sent)
    }
}
