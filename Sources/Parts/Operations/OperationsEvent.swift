internal import Templates
internal import Web

/// What can happen to mails and jobs.
enum OperationsEvent: String, PartEvent {
    case mailRetried = "mail.retried"
    case jobRetried = "job.retried"
    case eventRetried = "event.retried"

    var title: Text? {
        switch self {
        case .mailRetried: Text("E-mail retried", as: "action")
        case .jobRetried: Text("Job retried", as: "action")
        case .eventRetried: Text("Event tried again", as: "action")
        }
    }
}
