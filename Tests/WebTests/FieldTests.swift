import Base
import HTTP
import Templates
import Testing

@testable import Web

@Suite struct FieldTests {
    static func sent(_ value: String) throws -> FormFields {
        var bytes = Bytes("field=".utf8)
        bytes.append(percentEncoding: value)
        return try FormFields(urlEncoded: bytes.span)
    }

    @Test("what was typed stays, right or wrong")
    func keepsInput() throws {
        let wrong = Field("field", .integer(1...9), try Self.sent(" twelve "))
        #expect(wrong.input == " twelve ")
        #expect(wrong.value == nil)
        #expect(wrong.problem == Text("Please enter a whole number."))
        let right = Field("field", .integer(1...9), try Self.sent(" 7 "))
        #expect(right.value == 7)
        #expect(right.problem == nil)
    }

    @Test("a field that is missing is an empty one")
    func missing() throws {
        #expect(Field("other", .text(max: 5), try Self.sent("x")).problem == FieldProblem.missing.text)
        #expect(Field("other", .optional(.text(max: 5)), try Self.sent("x")).value == .some(nil))
        #expect(Field("other", .switched, try Self.sent("x")).value == false)
    }

    @Test(
        "texts are one line, not too long, without blanks around them",
        arguments: [
            ("  Mülle  ", "Mülle"), ("", nil), ("   ", nil), ("sechse", nil), ("a\nb", nil), ("a\u{0}b", nil),
            ("äöüßé", "äöüßé"), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦"),
        ])
    func texts(input: String, value: String?) throws {
        #expect((try? FieldRule.text(max: 5).parse(input)) == value)
    }

    @Test("a letter with a heap of accents is no way round a limit")
    func heaps() {
        let heap = "a" + String(repeating: "\u{301}", count: 50_000)
        #expect(heap.count == 1)
        #expect((try? FieldRule.text(max: 5).parse(heap)) == nil)
        #expect((try? FieldRule.longText(max: 100).parse(heap)) == nil)
    }

    @Test(
        "a day lies in a year in which somebody may have something to do",
        arguments: [
            ("1900-01-01", true), ("2199-12-31", true), ("1899-12-31", false), ("2200-01-01", false),
            ("0000-01-01", false), ("0001-01-01", false), ("9999-12-31", false),
        ])
    func days(input: String, isDay: Bool) {
        #expect(((try? FieldRule.day.parse(input)) != nil) == isDay)
    }

    @Test("a record fills its form with what could have been typed")
    func fromRecord() {
        #expect(Field("day", .day, CivilDate(year: 2026, month: 2, day: 9)).input == "2026-02-09")
        #expect(Field("day", .optional(.day), .some(nil)).input == "")
        #expect(Field("on", .switched, true).input == "on")
    }

    @Test("only what is on the list can be chosen")
    func choices() throws {
        let rule = FieldRule.choice([1, 2, 3]) { "n\($0)" }
        #expect(try rule.parse("n2") == 2)
        #expect((try? rule.parse("n4")) == nil)
        #expect((try? rule.parse("")) == nil)
        #expect(rule.format(3) == "n3")
    }

    @Test("rules of the whole form can find a field wrong too")
    func reject() throws {
        var field = Field("field", .text(max: 50), try Self.sent("taken"))
        field.reject(Text("Somebody has this name already."))
        #expect(field.value == nil)
        #expect(field.input == "taken")
    }

    @Test("a field says its rule to HTML, and a password never comes back")
    func view() throws {
        let text = Field("field", .text(max: 50), try Self.sent("x")).view
        #expect((text.name, text.value, text.type, text.maxlength) == ("field", "x", "text", 50))
        #expect(text.isRequired && !text.isOptional)
        let mail = Field("field", .optional(.email), try Self.sent("x")).view
        #expect(mail.type == "email" && mail.isOptional && !mail.isRequired)
        #expect(mail.error == Text("This is not a valid e-mail address. Example: name@example.com"))
        #expect(Field("field", .day, nil).view.maxlength == nil)
        let secret = FieldRule<String>(limit: 9, type: .password, parse: { $0 }, format: { $0 })
        #expect(Field("field", secret, try Self.sent("x")).view.value.isEmpty)
    }

    @Test("a form takes what was sent, else what the record says, and knows whether all of it is right")
    func form() throws {
        #expect(Typed(nil, else: "Weber").filled { "ok" } == "ok")
        #expect(Typed(nil, else: "Weber").name.input == "Weber")
        #expect(try Typed(Self.sent("Koch"), else: "Weber").name.get() == "Koch")
        let wrong = Typed(try Self.sent(""), else: "Weber")
        #expect(!wrong.isValid && wrong.filled { "ok" } == nil)
        #expect(throws: FieldProblem.missing) { try wrong.name.get() }
        var rows = Typed(nil, else: "Weber")
        rows.rows[0].name.reject(Text("Taken."))
        #expect(!rows.isValid)
    }
}

private struct Typed: FieldForm {
    struct Row: FieldForm {
        var name: Field<String>
    }

    let name: Field<String>
    var rows = [Row(name: Field("row", .text(max: 5), "x"))]

    init(_ sent: FormFields?, else known: String) {
        name = Field("field", .text(max: 50), sent, else: known)
    }
}
