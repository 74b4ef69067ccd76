internal import Base
internal import HTTP

/// A request on its way to a worker: the connection does not touch it until the answer is back.
private struct WorkerRequest: @unchecked Sendable {
    let request: Request
}

extension Loop {
    /// Has a worker answer the request; false when too many wait already.
    func submit(
        _ handler: @escaping Handler, _ request: Request, to workers: WorkerPool, for key: ConnectionKey
    ) -> Bool {
        let handover = WorkerRequest(request: request)
        let settings = settings
        return workers.submit { [self] slot in
            slot.begin(handover.request)
            let response: Response
            do {
                response = try handler(handover.request)
            } catch {
                response = settings.answer(to: error, handover.request)
            }
            slot.end()
            post(.answer(key, response))
        }
    }

    /// Has a worker make the next piece of a streamed answer.
    func submit(_ content: StreamContent, to workers: WorkerPool, for key: ConnectionKey) -> Bool {
        workers.submitNext { [self] _ in
            post(.piece(key, Result { try content.next() }))
        }
    }
}
