internal import CLinux
internal import HTTP

/// The counters of one loop. Only the loop writes them; readers take them as they are.
@safe final class LoopMetrics: @unchecked Sendable {
    /// The statuses counted separately; the last slot counts all others.
    static let statuses = [
        101, 200, 201, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409, 412, 413, 414, 415,
        416, 417, 422, 426, 429, 431, 500, 501, 503, 505, 507, 0,
    ]
    /// Upper bounds in microseconds.
    static let bounds = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
    ]

    private static let placeOfStatus: [UInt8] = {
        var places = [UInt8](repeating: UInt8(statuses.count - 1), count: 600)
        for (place, status) in statuses.enumerated() { places[status] = UInt8(place) }
        return places
    }()
    private static let buckets = bounds.count + 1
    private static let perRoute = statuses.count + buckets + 1
    private static let general = 3

    private let counters: UnsafeMutablePointer<UInt64>
    let routes: Int

    /// One place more than there are routes, for what no route answers.
    init(routes: Int) {
        self.routes = routes + 1
        let count = LoopMetrics.general + (routes + 1) * LoopMetrics.perRoute
        unsafe counters = .allocate(capacity: count)
        unsafe counters.initialize(repeating: 0, count: count)
    }

    deinit {
        unsafe counters.deallocate()
    }

    func connectionOpened() { add(1, at: 0) }
    func connectionClosed() { add(1, at: 1) }
    func connectionTurnedAway() { add(1, at: 2) }

    var connectionsOpened: UInt64 { load(0) }
    var connectionsClosed: UInt64 { load(1) }
    var connectionsTurnedAway: UInt64 { load(2) }

    /// `route` is −1 for none.
    func count(route: Int, status: Int, microseconds: Int) {
        let start = start(of: route)
        add(1, at: start + Int(LoopMetrics.placeOfStatus[status < 600 ? status : 0]))
        var bucket = 0
        while bucket < LoopMetrics.bounds.count, microseconds > LoopMetrics.bounds[bucket] { bucket += 1 }
        add(1, at: start + LoopMetrics.statuses.count + bucket)
        add(UInt64(microseconds), at: start + LoopMetrics.perRoute - 1)
    }

    func requests(route: Int, status: Int) -> UInt64 {
        load(start(of: route) + status)
    }

    func bucket(route: Int, _ number: Int) -> UInt64 {
        load(start(of: route) + LoopMetrics.statuses.count + number)
    }

    func microseconds(route: Int) -> UInt64 {
        load(start(of: route) + LoopMetrics.perRoute - 1)
    }

    private func start(of route: Int) -> Int {
        LoopMetrics.general + (route < 0 ? routes - 1 : route) * LoopMetrics.perRoute
    }

    private func add(_ number: UInt64, at place: Int) {
        unsafe clinux_add(counters + place, number)
    }

    private func load(_ place: Int) -> UInt64 {
        unsafe clinux_load(counters + place)
    }
}
