package import Templates

/// A block of a home: a page without a frame, declared by the part that has something to show.
package struct HomeBlock: Sendable {
    /// In the stored arrangement of a person, so it never changes.
    package let code: String
    package let title: Text
    /// Its place among the others.
    package let order: Int
    /// nil if there is nothing for this person.
    let page: @Sendable (Home) throws -> (any TemplatePage)?

    package init(
        _ code: String, _ title: Text, order: Int, _ page: @escaping @Sendable (Home) throws -> (any TemplatePage)?
    ) {
        self.code = code
        self.title = title
        self.order = order
        self.page = page
    }
}

/// A home that is being drawn, and what its blocks share.
package final class Home {
    package let context: Context
    private var shared: [ObjectIdentifier: Any] = [:]

    package init(_ context: Context) {
        self.context = context
    }

    /// Reads what several blocks need once for all of them, by its type.
    package func once<Value>(_ read: (Home) throws -> Value) throws -> Value {
        let key = ObjectIdentifier(Value.self)
        if let known = shared[key] as? Value { return known }
        let value = try read(self)
        shared[key] = value
        return value
    }

    package func draw(_ block: HomeBlock) throws -> TrustedHTML? {
        try block.page(self).map { try draw($0) }
    }

    private func draw(_ page: some TemplatePage) throws -> TrustedHTML {
        guard let markup = context.site.templates.render(page, for: context.audience) else {
            throw PageError.notLoaded("\(type(of: page))")
        }
        // Made by a template, which has escaped all that it was given.
        return TrustedHTML(knownToBeSafe: String(decoding: markup, as: UTF8.self))
    }
}
