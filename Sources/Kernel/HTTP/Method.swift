/// The methods that routes can answer; any other is refused with 501 before routing.
package enum Method: String, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    case options = "OPTIONS"

    package init?(_ bytes: borrowing Span<UInt8>) {
        for method in Method.allCases where bytes.equals(method.rawValue) {
            self = method
            return
        }
        return nil
    }
}
