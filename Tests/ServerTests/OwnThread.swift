import Base
import Testing

@testable import Server

/// Runs each test of a suite on a thread of its own. Tests of a server wait for it most of their time, and the few
/// threads that Swift has for tasks would have them wait one after another.
struct OwnThread: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Executor()) { try await body() }
    }

    private final class Executor: TaskExecutor {
        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            do {
                try Thread("test") { [self] in
                    unsafe job.runSynchronously(on: asUnownedTaskExecutor())
                }.detach()
            } catch {
                Issue.record(error)
            }
        }
    }
}

extension Trait where Self == OwnThread {
    static var ownThread: OwnThread { OwnThread() }
}
