package import Templates

/// A mail that the portal writes: its names stand in `Templates/mail/<name>.html` and, for readers of plain text,
/// `<name>.txt`; those of the sheet that it is written on stand behind `frame`. Whoever has one to send posts it in the
/// transaction that is the reason for it:
///
///     try writer.post(Invitation(…), to: Recipient(user), cause: "invitation:\(id)", by: submission.site)
package protocol Letter: TemplateValue {
    /// The name of its two files, and of its kind.
    static var name: String { get }
    /// The title of its kind, for staff.
    static var title: Text { get }
    var subject: Text { get }
    /// Whether it lets its reader into an account for the first time. Others do not go to accounts that nobody may sign
    /// in to.
    static var opensAccount: Bool { get }
    /// The path of the form by which readers end letters of this kind; nil where they cannot.
    var unsubscribe: String? { get }
}

extension Letter {
    package static var opensAccount: Bool { false }
    package var unsubscribe: String? { nil }

    /// The pages that the templates are bound to.
    package static var pages: [any TemplatePage.Type] { [LetterPage<Self>.self, LetterText<Self>.self] }
}

/// A letter as HTML.
struct LetterPage<Content: Letter>: TemplatePage {
    let content: Content
    let frame: LetterFrame

    static var template: String { "mail/\(Content.name)" }

    static var shape: Shape<LetterPage> {
        Shape {
            $0.showAll(of: \.content)
            $0.show("frame", \.frame)
        }
    }
}

/// A letter as plain text.
struct LetterText<Content: Letter>: TemplatePage {
    let content: Content
    let frame: LetterFrame

    static var template: String { "mail/\(Content.name).txt" }

    static var shape: Shape<LetterText> {
        Shape {
            $0.showAll(of: \.content)
            $0.show("frame", \.frame)
        }
    }
}
