internal import Base
internal import HTTP
internal import Templates
internal import Web

struct LoginForm {
    var email: Field<EmailAddress>
    var password: Field<String>
    let isKept: Bool
    let to: String

    init(_ sent: FormFields) {
        email = Field("email", .email, sent)
        password = Field("password", .password, sent)
        isKept = sent.contains("keep")
        to = Preferences.ownPath(sent["to"])
    }

    var page: LoginPage {
        LoginPage(email: email.view, problem: password.problem, isKept: isKept, to: to)
    }

    func refused(_ problem: Text) -> LoginPage {
        LoginPage(email: email.view, problem: problem, isKept: isKept, to: to)
    }
}

struct LoginPage: TemplatePage {
    let email: FieldView
    let problem: Text?
    let isKept: Bool
    let to: String
    /// Nobody can sign in yet.
    var isNew = false

    static let template = "identity/login"
    static let shape = Shape<LoginPage> {
        $0.show("keep", \.isKept)
    }

    init(email: FieldView, problem: Text?, isKept: Bool, to: String) {
        self.email = email
        self.problem = problem
        self.isKept = isKept
        self.to = to
    }

    init(to: String) {
        self.init(email: Field("email", .email, nil).view, problem: nil, isKept: false, to: to)
    }
}
