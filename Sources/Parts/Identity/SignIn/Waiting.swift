internal import Base
internal import HTTP
internal import Templates
internal import Web

extension Submission {
    /// Shows the page again after too many attempts, with the time of the next one.
    func tooSoon(_ page: some TemplatePage, _ wait: Duration) throws -> Response {
        var response = try self.page(page, .tooManyRequests)
        response.fields.add("Retry-After", wait.wholeSeconds)
        return response
    }
}

extension Duration {
    fileprivate var wholeSeconds: Int { (milliseconds + 999) / 1000 }

    var tooSoonText: Text {
        let minutes = (wholeSeconds + 59) / 60
        return Text(
            "Too many attempts. Please wait {n} minute.", many: "Too many attempts. Please wait {n} minutes.", minutes)
    }
}
