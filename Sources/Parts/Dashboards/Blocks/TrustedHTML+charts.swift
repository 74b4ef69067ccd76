internal import Base
package import Charts
package import Templates

extension TrustedHTML {
    /// Charts escape all names and figures themselves.
    package init(drawing chart: some Chart) {
        var bytes = Bytes()
        chart.draw(into: &bytes)
        self.init(knownToBeSafe: String(decoding: bytes, as: UTF8.self))
    }

    package init(tableOf chart: some Chart) {
        var bytes = Bytes()
        chart.tabulate(into: &bytes)
        self.init(knownToBeSafe: String(decoding: bytes, as: UTF8.self))
    }
}
