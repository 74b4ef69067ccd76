import Base
import TestKit
import Testing

@testable import Server

/// What the programs say with which people look at a server.
@Suite(.ownThread) struct TLSProgramsTests {
    /// What a line of shell prints, errors included. In it, `$port`, `$redirect`, `$certificate` and `$folder` are
    /// those of the test.
    static func run(_ line: String, _ server: TestServer, _ certificate: Certificate) throws -> String {
        let folder = try TemporaryFolder()
        let program = try Program(
            "/bin/sh", ["-c", "{ \(line) ; } 2>&1"],
            environment: [
                "port": "\(server.port)", "redirect": "\(server.redirectPort)", "folder": folder.path,
                "certificate": certificate.files.certificate,
            ])
        program.waitForEnd()
        return try program.output
    }

    static func client(_ options: String) -> String {
        "printf 'GET /test/hello HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n' | "
            + "openssl s_client -connect 127.0.0.1:$port -ign_eof \(options)"
    }

    @Test(
        "old versions and weak ciphers are refused, and what is spoken is HTTP/1.1",
        arguments: [
            (client("-tls1_3"), ["New, TLSv1.3", "hello"]),
            (client("-tls1_2"), ["New, TLSv1.2", "ECDHE-ECDSA-AES256-GCM-SHA384", "hello"]),
            (client("-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305"), ["hello"]),
            (client("-tls1_1 -cipher DEFAULT@SECLEVEL=0"), ["alert"]),
            (client("-tls1 -cipher DEFAULT@SECLEVEL=0"), ["alert"]),
            (client("-tls1_2 -cipher AES128-SHA:AES256-GCM-SHA384"), ["handshake failure"]),
            (client("-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA"), ["handshake failure"]),
            (client("-alpn h2,http/1.1"), ["ALPN protocol: http/1.1", "hello"]),
            (client("-alpn h2"), ["no application protocol"]),
            (client(""), ["No ALPN negotiated", "hello"]),
            (
                client("-tls1_3 -sess_out $folder/s") + "; " + client("-sess_in $folder/s"),
                ["New, TLSv1.3", "Reused, TLSv1.3"]
            ),
            (
                client("-tls1_2 -sess_out $folder/s") + "; " + client("-tls1_2 -sess_in $folder/s"),
                ["New, TLSv1.2", "Reused, TLSv1.2"]
            ),
            ("curl -sS --cacert $certificate https://localhost:$port/test/hello", ["hello"]),
            ("curl -sS https://localhost:$port/test/hello", ["self-signed certificate"]),
            ("curl -sSk --http2 -w ' %{http_version}' https://localhost:$port/test/hello", ["hello 1.1"]),
            ("curl -sSk --tls-max 1.1 https://localhost:$port/test/hello", ["alert protocol version"]),
            ("curl -sSkL -w ' %{num_redirects}' http://localhost:$redirect/test/hello?a=b", ["hello 1"]),
            ("curl -sSk -o /dev/null -w '%{http_code}' http://localhost:$port/test/hello", ["400"]),
        ])
    func programs(line: String, words: [String]) throws {
        let certificate = try Certificate()
        let server = try TestServer(tls: certificate.context)
        server.server.reload(.with { $0.httpsPort = Int(server.port) }, tls: try certificate.context)
        let output = try Self.run(line, server, certificate)
        for word in words { #expect(output.contains(word), "\(output)") }
        #expect(output.contains("hello") == words.contains { $0.contains("hello") || $0.contains("Reused") })
    }
}
