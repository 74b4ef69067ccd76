import Testing

@testable import Server

@Suite struct ContentCodingTests {
    @Test(
        "the heaviest coding wins, of equals the smallest, and plain bytes when nothing else will do",
        arguments: [
            ([], "identity"), ([""], "identity"), (["gzip"], "gzip"), (["br"], "br"), (["gzip", "br"], "br"),
            (["gzip;q=0.8, br;q=0.7"], "gzip"), (["gzip;q=0.001"], "gzip"), (["gzip;q=0"], "identity"),
            (["gzip;q=0.000"], "identity"), (["*"], "br"), (["*;q=0.5, gzip"], "gzip"), (["br;q=0, *"], "gzip"),
            (["br;q=0, gzip;q=0, *"], "identity"), (["identity"], "identity"), (["identity, br"], "br"),
            (["identity, br;q=0.9"], "identity"), (["identity;q=0.5, gzip;q=0.5"], "gzip"),
            (["identity;q=0"], "identity"), (["*;q=0"], "identity"), (["identity;q=0, gzip"], "gzip"),
            (["x-gzip"], "gzip"), (["BR"], "br"), (["gzip ; q=1"], "gzip"), (["\tgzip;\tq=0.5\t"], "gzip"),
            (["gzip;Q=1.000"], "gzip"), (["br;q=1.001, gzip"], "gzip"), (["br;q=0.0001, gzip"], "gzip"),
            (["br;q=, gzip"], "gzip"), (["br;q=a, gzip"], "gzip"), (["br;x=1, gzip"], "gzip"),
            (["br;q=-1, gzip"], "gzip"),
            (["br;q=2, gzip"], "gzip"), (["br;q=0.5;x, gzip;q=0.1"], "gzip"), (["brotli, gzipped"], "identity"),
            ([",,;,;q=1,*q"], "identity"), (["br;q=1."], "br"),
        ])
    func choice(lines: [String], expected: String) {
        #expect(AcceptedCodings(lines).best(of: ContentCoding.allCases).rawValue == expected)
    }

    @Test("only forms that exist are chosen")
    func available() {
        #expect(AcceptedCodings(["br, gzip;q=0.5"]).best(of: [.identity, .gzip]) == .gzip)
        #expect(AcceptedCodings(["br, gzip"]).best(of: [.identity]) == .identity)
    }
}
