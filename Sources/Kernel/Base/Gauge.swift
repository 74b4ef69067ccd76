/// A figure of `/metrics`, of whoever runs the server, beside those of the server itself.
package struct Gauge: Equatable, Sendable {
    package let name: String
    package let value: Int
    package let help: String

    package init(_ name: String, _ value: Int, _ help: String) {
        self.name = name
        self.value = value
        self.help = help
    }
}
