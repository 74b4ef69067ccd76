internal import Base
package import Database
internal import HTTP
package import Templates

/// One kind of record that the search in the top bar finds. Each part names its own.
package struct SearchSource: Sendable {
    let title: Text
    let icon: String
    /// Returns the first matching records that the viewer may see; nil for viewers without access to such records.
    let find: @Sendable (_ words: String, _ viewer: User, _ limit: Int, Reader) throws -> FoundRecords?

    package init(
        _ title: Text, icon: String,
        find: @escaping @Sendable (_ words: String, _ viewer: User, _ limit: Int, Reader) throws -> FoundRecords?
    ) {
        self.title = title
        self.icon = icon
        self.find = find
    }
}

package struct FoundRecords: Sendable {
    package struct Record: Sendable {
        let title: String
        /// Distinguishes it from others with the same name.
        let note: String
        let path: String

        package init(_ title: String, note: String, path: String) {
            self.title = title
            self.note = note
            self.path = path
        }
    }

    let records: [Record]
    /// The list that goes on with the same words.
    let listPath: String

    /// The list's `filter` takes the words.
    package init(_ records: [Record], list: String, filter: String, words: String) {
        self.records = records
        var query = Bytes((filter + "=").utf8)
        query.append(percentEncoding: words)
        listPath = list + "?" + String(decoding: query, as: UTF8.self)
    }
}
