import Base
import TestKit
import Testing

@testable import App

@Suite struct ConfigurationTests {
    static func problems(
        _ arguments: [String], _ environment: [String: String] = [:]
    ) throws -> [String] {
        do throws(ConfigurationError) {
            _ = try Configuration(arguments: arguments, environment: environment)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("a flag wins over the environment, the environment over the file, the file over the default")
    func precedence() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "portico.conf", "# ours\nport = 1\nhost=file  # not this\ndata = /srv/a#b\nworkers = 2\n")
        let configuration = try Configuration(
            arguments: ["serve", "--port", "3", "--config=\(file)"].dropFirst().map(\.self),
            environment: ["PORTICO_PORT": "2", "PORTICO_HOST": "variable", "HOME": "/root"])
        #expect(configuration.port == 3)
        #expect(configuration.host == "variable")
        #expect(configuration.data == "/srv/a#b")
        #expect(configuration.workers == 2)
        #expect(configuration.idleTimeout == .seconds(60))

        let table = OptionTable.standard
        #expect(configuration.source(of: table.port) == .flag("--port"))
        #expect(configuration.source(of: table.host) == .variable("PORTICO_HOST"))
        #expect(configuration.source(of: table.data) == .file(file, line: 4))
        #expect(configuration.source(of: table.idleTimeout) == .standard)
        #expect("\(configuration.source(of: table.data))" == "\(file):4")
    }

    @Test("switches are turned on and off by their names")
    func switches() throws {
        #expect(try Configuration(arguments: ["--development"]).development)
        #expect(try Configuration(arguments: ["--development", "--no-development"]).development == false)
        #expect(try Configuration(arguments: ["--no-supervisor"]).supervisor == false)
        #expect(try Configuration(environment: ["PORTICO_SUPERVISOR": "off"]).supervisor == false)
        #expect(try Configuration().supervisor)
    }

    @Test(
        "a public address is a scheme and a host, and nothing behind them",
        arguments: [
            ("https://portal.example.com", "https://portal.example.com"), ("https://A.example/", "https://a.example"),
            ("http://localhost:8080", "http://localhost:8080"), ("https://[::1]:8443", "https://[::1]:8443"),
            ("portal.example.com", nil), ("https://", nil), ("https://a/b", nil), ("https://a?b", nil),
            ("https://a:0", nil), ("https://a:http", nil), ("https://u@a", nil), ("ftp://a", nil), ("https://[a]", nil),
            ("https://a b", nil),
        ] as [(String, String?)])
    func publicAddress(text: String, address: String?) {
        #expect((try? Configuration(arguments: ["--public-address", text]))?.publicAddress == address)
    }

    @Test("a value can stand in a file of its own, and the file can be named by the environment")
    func valueFiles() throws {
        let folder = try TemporaryFolder()
        let secret = try folder.file("token", "  0123456789abcdef\n")
        let file = try folder.file("portico.conf", "workers = 3")
        let configuration = try Configuration(
            environment: ["PORTICO_METRICS_TOKEN_FILE": secret, "PORTICO_CONFIG": file])
        #expect(configuration.metricsToken == "0123456789abcdef")
        #expect(configuration.workers == 3)
        #expect(configuration.text(of: OptionTable.standard.metricsToken) == "(secret)")
        #expect("\(configuration.source(of: OptionTable.standard.metricsToken))" == "PORTICO_METRICS_TOKEN_FILE")
    }

    @Test(
        "what is wrong on the command line is named, with what would be right",
        arguments: [
            (["--prot", "1"], ["--prot is no option; did you mean --port?"]),
            (["--port", "abc"], ["--port: \"abc\" is not a whole number from 0 to 65535"]),
            (["--port=abc"], ["--port: \"abc\" is not a whole number from 0 to 65535"]),
            (["--port"], ["--port needs a value: a whole number from 0 to 65535"]),
            (["--port", "--host", "::"], ["--port needs a value: a whole number from 0 to 65535"]),
            (["extra"], ["\"extra\" is not expected here"]),
            (["--"], ["\"--\" is not expected here"]),
            (["--no-port"], ["--no-port is no option"]),
            (["--no-development=1"], ["--no-development is no option; did you mean --development?"]),
            (["--development=maybe"], ["--development: \"maybe\" is not true or false"]),
            (["--metrics-token", "short"], ["--metrics-token: the value is not a text of at least 16 letters"]),
            (["--config", "/no/file"], ["the configuration file: open /no/file: No such file or directory"]),
            (["--tls-cert", "a.pem"], ["tls-cert needs tls-key beside it"]),
            (["--tls-key", "a.pem"], ["tls-key needs tls-cert beside it"]),
            (["--http-redirect-port", "80"], ["http-redirect-port needs tls-cert and tls-key"]),
            (
                ["--tls-cert", "a", "--tls-key", "a", "--http-redirect-port", "8080"],
                ["http-redirect-port and port are the same: plain and encrypted requests need a port each"]
            ),
            (
                ["--tls-cert", "a", "--tls-key", "a", "--host", "*", "--test-routes"],
                ["test-routes with TLS on * would put test addresses on the public net: leave one out"]
            ),
            (["--tls-cert", "a", "--tls-key", "a", "--host", "::1", "--test-routes"], []),
            (["--host", "0.0.0.0", "--test-routes"], []),
            (
                ["--header-limit", "4KB"],
                ["target-limit is more than header-limit: the address is a part of the head"]
            ),
        ] as [([String], [String])])
    func flagProblems(arguments: [String], expected: [String]) throws {
        #expect(try Self.problems(arguments) == expected)
    }

    @Test(
        "what is wrong in the environment is named by its variable",
        arguments: [
            (["PORTICO_PROT": "1"], "PORTICO_PROT is no option; did you mean PORTICO_PORT?"),
            (["PORTICO_PORT": "-1"], "PORTICO_PORT: \"-1\" is not a whole number from 0 to 65535"),
            (["PORTICO_PORT_FILE": "/no/file"], "PORTICO_PORT_FILE: open /no/file: No such file or directory"),
            (
                ["PORTICO_PORT": "1", "PORTICO_PORT_FILE": "/no/file"],
                "PORTICO_PORT_FILE and PORTICO_PORT are both set: leave one of them out"
            ),
            (["PORTICO_CONFIG_FILE": "/etc/portico"], "PORTICO_CONFIG_FILE is no option"),
        ])
    func environmentProblems(environment: [String: String], expected: String) throws {
        #expect(try Self.problems([], environment) == [expected])
    }

    @Test(
        "what is wrong in the file is named by its line",
        arguments: [
            ("\n# x\nport = abc", ":3: port: \"abc\" is not a whole number from 0 to 65535"),
            ("prot = 1", ":1: prot is no option; did you mean port?"),
            ("port 1", ":1: a line reads `name = value`"),
            ("port = 1\nport = 2", ":2: port was set before, at "),
            ("config = other", ":1: config is no option"),
        ])
    func fileProblems(content: String, expected: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("portico.conf", content)
        let problems = try Self.problems(["--config", file])
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix(file + expected) == true, "\(problems)")
    }

    @Test("all problems are told at once")
    func together() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("portico.conf", "host =\ncolour = blue")
        #expect(try Self.problems(["--port=x", "--config=\(file)"], ["PORTICO_LOOPS": "x"]).count == 4)
    }

    @Test("what changed between two readings is known")
    func differences() throws {
        let before = try Configuration(arguments: ["--log-level", "info"])
        let after = try Configuration(arguments: ["--log-level", "debug", "--port", "8080", "--workers", "3"])
        #expect(after.differences(from: before).map(\.name) == ["workers", "log-level"])
    }
}
