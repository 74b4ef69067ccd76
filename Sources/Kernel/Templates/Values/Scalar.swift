package import Base

/// The kinds of values a template can print, compare or format.
enum Kind: UInt8, Sendable {
    case text, html, truth, number, money, rate, moment, day, words

    /// As a person says it in an error.
    var name: String {
        switch self {
        case .text, .words: "a text"
        case .html: "trusted HTML"
        case .truth: "a yes or no"
        case .number: "a number"
        case .money: "an amount of money"
        case .rate: "a rate"
        case .moment: "a moment"
        case .day: "a day"
        }
    }
}

/// A Swift type that a template can print, compare or format.
package protocol TemplateScalar: Showable, Sendable {
    static var kind: ScalarKind { get }
}

/// Wraps the kind, so that only this module can name one.
package struct ScalarKind: Sendable {
    let kind: Kind
}

extension String: TemplateScalar { package static var kind: ScalarKind { .init(kind: .text) } }
extension Text: TemplateScalar { package static var kind: ScalarKind { .init(kind: .words) } }
extension TrustedHTML: TemplateScalar { package static var kind: ScalarKind { .init(kind: .html) } }
extension Bool: TemplateScalar { package static var kind: ScalarKind { .init(kind: .truth) } }
extension Int: TemplateScalar { package static var kind: ScalarKind { .init(kind: .number) } }
extension Money: TemplateScalar { package static var kind: ScalarKind { .init(kind: .money) } }
extension Rate: TemplateScalar { package static var kind: ScalarKind { .init(kind: .rate) } }
extension Timestamp: TemplateScalar { package static var kind: ScalarKind { .init(kind: .moment) } }
extension CivilDate: TemplateScalar { package static var kind: ScalarKind { .init(kind: .day) } }
