/// The tree of all routes. A literal segment wins over a parameter, a parameter over `*rest`, so that the answer never
/// depends on the order of the table.
package struct Router: Sendable {
    /// Why a route table is invalid.
    package struct TableError: Error, CustomStringConvertible {
        package let description: String
    }

    package enum Match {
        /// The number of the route in `routes`.
        case route(Int)
        case methodNotAllowed(allow: String)
        case notFound
    }

    package let routes: [Route]
    private var nodes = [Node()]
    /// By route: the parameters of its pattern and the depth they stand at.
    private var parameters: [[(name: String, depth: Int, isRest: Bool)]] = []

    private struct Node: Sendable {
        var literals: [(text: String, node: Int)] = []
        var parameter: (type: ParameterType, node: Int)?
        var rest: Int?
        /// Route numbers by method.
        var routes: [(method: Method, route: Int)] = []
    }

    package init(_ routes: [Route]) throws(TableError) {
        self.routes = routes
        for number in routes.indices {
            try insert(number)
        }
    }

    private mutating func insert(_ number: Int) throws(TableError) {
        let route = routes[number]
        let title = "\(route.method.rawValue) \(route.path) (\(route.name))"
        guard let pattern = PatternSegment.parse(route.path) else {
            throw TableError(description: "route \(title): the pattern is not well formed")
        }
        var node = 0
        for segment in pattern {
            guard let next = child(of: node, for: segment) else {
                throw TableError(
                    description: "route \(title): another route has a parameter of another type in the same place")
            }
            node = next
        }
        if let twin = nodes[node].routes.first(where: { $0.method == route.method }) {
            throw TableError(description: "route \(title): \(routes[twin.route].name) answers the same address")
        }
        nodes[node].routes.append((route.method, number))
        parameters.append(
            pattern.enumerated().compactMap { depth, segment in
                guard case .parameter(let name, let type) = segment else { return nil }
                return (name, depth, type == .rest)
            })
    }

    private mutating func child(of node: Int, for segment: PatternSegment) -> Int? {
        switch segment {
        case .literal(let text):
            if let known = nodes[node].literals.first(where: { $0.text == text }) { return known.node }
            nodes[node].literals.append((text, nodes.count))
        case .parameter(_, .rest):
            if let known = nodes[node].rest { return known }
            nodes[node].rest = nodes.count
        case .parameter(_, let type):
            if let known = nodes[node].parameter { return known.type == type ? known.node : nil }
            nodes[node].parameter = (type, nodes.count)
        }
        nodes.append(Node())
        return nodes.count - 1
    }

    /// Finds the route of a path, and notes in the path what its parameters matched.
    package func match(_ method: Method, _ path: inout RequestPath) -> Match {
        guard let node = find(path, from: 0, at: 0) else { return .notFound }
        let wanted = method == .head ? Method.get : method
        guard let found = nodes[node].routes.first(where: { $0.method == wanted }) else {
            return .methodNotAllowed(allow: allow(nodes[node]))
        }
        for (name, depth, isRest) in parameters[found.route] {
            path.capture(name, from: depth, through: isRest ? path.segments.count - 1 : depth)
        }
        return .route(found.route)
    }

    /// The value of `Allow` for everything that any route answers.
    package var allowAnything: String { "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" }

    private func allow(_ node: Node) -> String {
        Method.allCases.filter { method in
            method == .options || node.routes.contains { $0.method == (method == .head ? .get : method) }
        }.map(\.rawValue).joined(separator: ", ")
    }

    private func find(_ path: borrowing RequestPath, from node: Int, at depth: Int) -> Int? {
        guard depth < path.segments.count else {
            return nodes[node].routes.isEmpty ? nil : node
        }
        let segment = path.bytes.span.extracting(path.segments[depth].range)
        for literal in nodes[node].literals where segment.equals(literal.text) {
            if let found = find(path, from: literal.node, at: depth + 1) { return found }
        }
        if let parameter = nodes[node].parameter, parameter.type.matches(segment),
            let found = find(path, from: parameter.node, at: depth + 1)
        {
            return found
        }
        return nodes[node].rest
    }
}
