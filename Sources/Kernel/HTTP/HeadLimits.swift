/// The maximum size of a request head.
package struct HeadLimits: Sendable {
    package var target: Int
    package var head: Int
    package var fields: Int

    package init(target: Int = 8 << 10, head: Int = 16 << 10, fields: Int = 100) {
        self.target = target
        self.head = head
        self.fields = fields
    }
}
