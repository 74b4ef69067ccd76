package import Base

/// A decoder under mutated input. To add one, write its check and give it a row below and a folder of seeds.
package struct FuzzCase: Sendable, CustomStringConvertible {
    /// The folder of its seeds in `Tests/Fuzz/Corpus`.
    package let name: String
    /// What its input is made of: mutations put these in.
    package let words: [String]
    /// Throws where something does not hold that must hold of every input. A trap or a stall is a finding by itself.
    package let check: @Sendable (Bytes) throws -> Void

    package var description: String { name }

    package static let all = [
        FuzzCase(
            name: "head",
            words: [
                "\r\n", ": ", " HTTP/1.1\r\n", "Host: a\r\n", "Content-Length: 1\r\n", "Transfer-Encoding: chunked\r\n",
            ],
            check: checkHead),
        FuzzCase(
            name: "request",
            words: [
                "\r\n", ", ", ";", "\"", "bytes=0-1", "W/\"a\"", "\\", "Sun, 06 Nov 1994 08:49:37 GMT", "boundary=b",
            ],
            check: checkRequest),
        FuzzCase(name: "path", words: ["/", "/.", "/..", "//", "%2e", "%2F", "%00", "%C3%A9"], check: checkPath),
        FuzzCase(name: "query", words: ["&", "=", "+", "%", "%00", "%C3%A9", "%FF"], check: checkQuery),
        FuzzCase(
            name: "chunk", words: ["\r\n", "0\r\n\r\n", "1\r\nx\r\n", ";", "=", "\"", "\\", "fffffffffffffff"],
            check: checkChunk),
        FuzzCase(
            name: "multipart",
            words: [
                "\r\n--b", "--b--", "\r\n\r\n", "Content-Disposition: form-data; name=\"a\"", "; filename=\"f\"", "\\",
                "%22",
                "\r",
            ], check: checkMultipart),
        FuzzCase(name: "json", words: ["{", "}", "[", "]", "\"", "\\", ":", ",", "null", "-1e9"], check: checkJSON),
        FuzzCase(name: "cookies", words: ["; ", "=", ";", ",", "\"", "__Host-a=1"], check: checkCookies),
        FuzzCase(
            name: "ranges", words: ["bytes=", "-", ",", "0-", "-1", "9223372036854775807", "99999999999999999999"],
            check: checkRanges),
        FuzzCase(
            name: "dates",
            words: [" GMT", "Sun, ", "Sunday, ", "-Nov-", " Nov ", "08:49:37", "1994", "  6", "99", "60"],
            check: checkDates),
        FuzzCase(
            name: "forwarded",
            words: [",", ";", "for=", "\"[::1]:1\"", "10.0.0.1", "192.0.2.1", "proto=https", "host=a", "\"", "\\"],
            check: checkForwarded),
        FuzzCase(
            name: "addresses", words: [".", ":", "::", "/", "255", "ffff", "::ffff:10.0.0.1"], check: checkAddresses),
        FuzzCase(
            name: "sheet",
            words: [
                "\r\n", ";", ",", "\t", "\"", "\"\"", "sep=;\n", "\u{FEFF}", "PK\u{3}\u{4}", "PK\u{1}\u{2}",
                "PK\u{5}\u{6}", "<row r=\"1\">", "<c r=\"A1\" t=\"s\">", "<v>", "</v>", "&amp;", "&#x41;", "<![CDATA[",
                "]]>",
            ], check: checkSheet),
        FuzzCase(
            name: "template",
            words: [
                "{{ text }}", "{{ note }}", "{% if isOpen %}", "{% for row in rows %}", "{{ row.text }}", "{% end %}",
                "{% else %}", "{% empty %}", " | upper", " | default ", "{% t %}", "{% plural %}", "{% block a %}",
                "{% include \"_part\" row %}", "{% card title=text %}", "{% let a = ", "{#", "#}", "<a href=\"", "\">",
                " title='", "<script>", "</script>", "<!--", "-->", "<p ", " on", "style=\"", "{text}", "loop.last",
            ], check: checkTemplate),
        FuzzCase(
            name: "template-data",
            words: ["<script>", "\"", "'", "&", "javascript:", "data:", "//", "?", "#", "\t", "--", "é", "{{", "%"],
            check: checkTemplateData),
        FuzzCase(
            name: "translations",
            words: [
                "msgid \"", "msgstr \"", "msgctxt \"", "msgid_plural \"", "msgstr[0] \"", "\"\n", "\\n", "#, fuzzy\n",
                "\n\n", "n != 1", "nplurals=2; plural=", "?", ":", "(", "%10",
            ], check: checkTranslations),
        FuzzCase(name: "websocket", words: ["\u{1}", "\u{0}", "\u{7F}", "~", "abcd"], check: checkWebSocket),
    ]
}

/// Something that does not hold.
package struct Finding: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

func require(_ condition: Bool, _ sentence: @autoclosure () -> String) throws(Finding) {
    guard condition else { throw Finding(sentence()) }
}

/// Decodes in one piece and in pieces of several sizes, and wants the same outcome of all.
func requireSameInPieces<Outcome: Equatable>(_ bytes: Bytes, _ decode: (Int) -> Outcome) throws(Finding) {
    let whole = decode(max(1, bytes.count))
    let odd = 2 + bytes.reduce(0) { $0 &+ Int($1) } % 29
    for size in [1, odd] {
        let outcome = decode(size)
        try require(outcome == whole, "In pieces of \(size): \(outcome), whole: \(whole)")
    }
}
