package import Base
@_spi(Reflection) internal import Swift

/// What templates can show where it lies: scalars, values, ids, and lists and optionals of them.
package protocol Showable: SendableMetatype {
    /// As a stored property at the offset of its owner; nil where templates have no such form.
    static func stored(_ form: StoredForm, at offset: Int) -> StoredField?
}

package enum StoredForm: Sendable {
    case itself, optional, list
}

/// Wraps how a name is read, so that only this module can make one.
package struct StoredField {
    let field: Field

    fileprivate init(_ content: Field.Content, behind way: Way = Way()) {
        field = Field(way: way, content: content)
    }
}

extension TemplateScalar {
    package static func stored(_ form: StoredForm, at offset: Int) -> StoredField? {
        switch form {
        case .itself:
            let access = Access<Self>(form: .stored) { owner in (owner + offset).read(Self.self) }
            return StoredField(.scalar(access, offset: offset))
        case .optional:
            let access = Access<Self>(form: .optional) { owner in (owner + offset).read(Self?.self) }
            return StoredField(.scalar(access, offset: offset))
        case .list:
            let access = Access<Self>(form: .stored) { $0.read(Self.self) }
            return StoredField(.list(.stored([Self].self, at: offset), of: .scalar(access, offset: 0)))
        }
    }
}

extension TemplateValue {
    package static func stored(_ form: StoredForm, at offset: Int) -> StoredField? {
        switch form {
        case .itself:
            return StoredField(.value { shape.fields }, behind: Way(offset: offset))
        case .optional:
            let passage: Passage = { owner, body in
                // What an optional holds lies where it begins itself.
                if (owner + offset).holds(Self.self) { body(owner + offset) }
            }
            return StoredField(.value { shape.fields }, behind: Way(passage: passage))
        case .list:
            return StoredField(.list(.stored([Self].self, at: offset), of: .value { shape.fields }))
        }
    }
}

/// An id shows as its text.
extension ID: Showable {
    package static func stored(_ form: StoredForm, at offset: Int) -> StoredField? {
        guard form == .itself else { return nil }
        let access = Access<String>(idPrefix: Kind.idPrefix) { owner in (owner + offset).read(ID<Kind>.self).text }
        return StoredField(.scalar(access, offset: offset))
    }
}

extension Optional: Showable where Wrapped: Showable {
    package static func stored(_ form: StoredForm, at offset: Int) -> StoredField? {
        form == .itself ? Wrapped.stored(.optional, at: offset) : nil
    }
}

extension Array: Showable where Element: Showable {
    package static func stored(_ form: StoredForm, at offset: Int) -> StoredField? {
        form == .itself ? Element.stored(.list, at: offset) : nil
    }
}

extension ListAccess {
    fileprivate static func stored<Element>(_ type: [Element].Type, at offset: Int) -> ListAccess {
        ListAccess { owner, body in lend((owner + offset).read(type), body) }
    }

    static func lend<Element>(_ elements: [Element], _ body: Lend) {
        unsafe elements.withUnsafeBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return }
            body(unsafe Address(first), buffer.count, MemoryLayout<Element>.stride)
        }
    }
}

/// The stored properties of the types of pages, each type looked at once.
enum StoredFields {
    private static let known = Guarded<[ObjectIdentifier: Fields]>([:])

    static func of<Value>(_ type: Value.Type) -> Fields {
        let id = ObjectIdentifier(type)
        if let fields = known.withLock({ $0[id] }) { return fields }
        let fields = look(at: type)
        known.withLock { $0[id] = fields }
        return fields
    }

    /// The standard library tells names, types and offsets of what a type stores, in release builds too.
    private static func look<Value>(at type: Value.Type) -> Fields {
        var fields = Fields(owner: "\(type)")
        _ = unsafe _forEachField(of: type) { name, offset, type, _ in
            guard let shown = type as? any Showable.Type, let stored = shown.stored(.itself, at: offset) else {
                return true
            }
            let name = unsafe String(cString: name).asTemplateName
            if fields.all.updateValue(stored.field, forKey: name) != nil { fields.declaredTwice.append(name) }
            fields.stored.insert(name)
            return true
        }
        return fields
    }
}

extension String {
    /// `partnerCount` as `partner_count`, `isOpen` as `open`.
    var asTemplateName: String {
        let rest = dropFirst(2)
        let name = hasPrefix("is") && rest.first?.isUppercase == true ? rest : self[...]
        var written = ""
        for letter in name {
            if letter.isUppercase, let last = written.last, last.isLowercase || last.isNumber { written.append("_") }
            written += letter.lowercased()
        }
        return written
    }
}
