internal import Base
package import Templates

/// A page within what surrounds every page. Parts make the content; its names stand in the template without a prefix,
/// those of the surroundings behind `frame`.
package struct Framed<Content: TemplatePage>: TemplatePage {
    let content: Content
    let frame: Frame

    package static var template: String { Content.template }

    package static var shape: Shape<Framed> {
        Shape {
            $0.showAll(of: \.content)
            $0.show("frame", \.frame)
        }
    }
}

/// The values of the layout besides the page.
package struct Frame: TemplateValue {
    let language: String
    let theme: String
    /// The path of this page, to mark its place in the menu and to come back to it.
    let path: String
    /// The value of the field `key` in every form of the page.
    let formKey: String
    /// At most one.
    let flashes: [FlashView]
    let isDevelopment: Bool
    /// The live position before anything was read.
    var livePosition = ""
    let chrome: Chrome

    package static let shape = Shape<Frame> {
        $0.showAll(of: \.chrome)
    }
}

struct FlashView: TemplateValue {
    let kind: String
    let text: Text
    let undoPath: String?
    let undoFields: [FormField]

    init(_ flash: Flash) {
        kind = flash.kind.rawValue
        text = flash.text
        undoPath = flash.undo?.path
        undoFields = flash.undo?.fields ?? []
    }

    static let shape = Shape<FlashView> {
        $0.show("undo", \.undoPath)
        $0.show("fields", \.undoFields)
    }
}

extension FormField: TemplateValue {}
