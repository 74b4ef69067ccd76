import HTTP
import Testing

@Suite struct SetCookieTests {
    @Test("a cookie is closed unless said otherwise")
    func written() throws {
        #expect(try SetCookie("a", "1").text == "a=1; Path=/; Secure; HttpOnly; SameSite=Lax")
        let open = try SetCookie(
            "a", "", path: "/p", domain: "example.org", maxAge: 60, isSecure: false, isHTTPOnly: false,
            sameSite: .strict)
        #expect(open.text == "a=; Path=/p; Domain=example.org; Max-Age=60; SameSite=Strict")
        #expect(try SetCookie("a", "", maxAge: -5).text.contains("Max-Age=0;"))
        #expect(try SetCookie("a", "", sameSite: .none).text.hasSuffix("SameSite=None"))
        var fields = Fields()
        fields.add(try SetCookie("a", "1"))
        #expect(fields["Set-Cookie"]?.hasPrefix("a=1;") == true)
    }

    @Test("names are tokens", arguments: ["", "a b", "a=", "a;", "ä", "a\r\n", "a,", "\"a\"", "a/b"])
    func badNames(name: String) {
        #expect(throws: SetCookie.Invalid.name) { try SetCookie(name, "") }
    }

    @Test(
        "values need no quoting", arguments: ["a b", "a;b", "a,b", "\"a\"", "a\\b", "ä", "a\r\nb", "\u{0}", "\u{7F}"])
    func badValues(value: String) {
        #expect(throws: SetCookie.Invalid.value) { try SetCookie("a", value) }
    }

    @Test("paths and domains are such", arguments: ["", "p", "/a;b", "/a\r\n", "/ä"])
    func badPaths(path: String) {
        #expect(throws: SetCookie.Invalid.path) { try SetCookie("a", "", path: path) }
        #expect(throws: SetCookie.Invalid.domain) { try SetCookie("a", "", domain: "ex;\(path)") }
        #expect(throws: SetCookie.Invalid.domain) { try SetCookie("a", "", domain: "") }
    }

    @Test("a cookie has at most 4096 bytes")
    func length() throws {
        _ = try SetCookie("a", String(repeating: "b", count: 4095))
        #expect(throws: SetCookie.Invalid.tooLong) { try SetCookie("a", String(repeating: "b", count: 4096)) }
    }

    @Test("a prefix promises what the cookie has to keep", arguments: ["__Host-a", "__host-a", "__HOST-a"])
    func hostPrefix(name: String) throws {
        _ = try SetCookie(name, "1")
        #expect(throws: SetCookie.Invalid.prefix) { try SetCookie(name, "1", isSecure: false) }
        #expect(throws: SetCookie.Invalid.prefix) { try SetCookie(name, "1", path: "/a") }
        #expect(throws: SetCookie.Invalid.prefix) { try SetCookie(name, "1", domain: "example.org") }
    }

    @Test("a secure prefix and a cookie for other sites need TLS")
    func secure() throws {
        _ = try SetCookie("__Secure-a", "1", path: "/a", domain: "example.org")
        #expect(throws: SetCookie.Invalid.prefix) { try SetCookie("__secure-a", "1", isSecure: false) }
        #expect(throws: SetCookie.Invalid.crossSiteWithoutSecure) {
            try SetCookie("a", "1", isSecure: false, sameSite: .none)
        }
    }
}
