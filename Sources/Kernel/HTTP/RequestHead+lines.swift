internal import Base

extension RequestHead {
    /// `GET /leads HTTP/1.1`. Returns where the next line begins, nil while the line is not whole.
    mutating func parseRequestLine(
        _ bytes: borrowing Span<UInt8>, from start: Int, limit: Int
    ) throws(Refusal) -> Int? {
        var index = start
        while index < bytes.count, bytes[index].isToken { index += 1 }
        // No method is nearly that long, so this one need not be waited for.
        guard index - start <= 32 else { throw .badRequest("The request does not begin with a method.") }
        guard index < bytes.count else { return nil }
        guard index > start, bytes[index] == UInt8(ascii: " ") else {
            throw .badRequest("The request does not begin with a method.")
        }
        let methodName = start..<index

        let targetStart = index + 1
        index = targetStart
        while index < bytes.count, bytes[index].isTarget { index += 1 }
        guard index - targetStart <= limit else { throw .targetTooLong }
        guard index < bytes.count else { return nil }
        guard index > targetStart, bytes[index] == UInt8(ascii: " ") else {
            throw .badRequest("The address of the request holds a character that does not belong there.")
        }
        target = Slice(targetStart..<index)

        guard let next = try parseVersion(bytes, from: index + 1) else { return nil }
        guard let method = Method(bytes.extracting(methodName)) else {
            throw Refusal(.notImplemented, "This server does not know the method of the request.")
        }
        self.method = method
        try parseTarget(bytes)
        return next
    }

    private mutating func parseVersion(_ bytes: borrowing Span<UInt8>, from start: Int) throws(Refusal) -> Int? {
        let prefix: StaticString = "HTTP/"
        let available = min(bytes.count - start, prefix.utf8CodeUnitCount)
        for index in 0..<available where unsafe bytes[start + index] != prefix.utf8Start[index] {
            throw .badRequest("The request line does not end in a version of HTTP.")
        }
        guard start + 8 < bytes.count else { return nil }
        guard bytes[start + 5].isDigit, bytes[start + 6] == UInt8(ascii: "."), bytes[start + 7].isDigit,
            bytes[start + 8] == UInt8(ascii: "\r") || bytes[start + 8] == UInt8(ascii: "\n")
        else {
            throw .badRequest("The request line does not end in a version of HTTP.")
        }
        guard bytes[start + 5] == UInt8(ascii: "1") else {
            throw Refusal(.versionNotSupported, "This server speaks HTTP/1.1.")
        }
        minorVersion = bytes[start + 7] == UInt8(ascii: "0") ? 0 : 1
        return try endOfLine(bytes, at: start + 8)
    }

    /// `Name: value`. Returns where the next line begins, nil while the line is not whole.
    mutating func parseField(_ bytes: borrowing Span<UInt8>, from start: Int) throws(Refusal) -> Int? {
        var index = start
        while index < bytes.count, bytes[index].isToken { index += 1 }
        guard index < bytes.count else { return nil }
        guard index > start, bytes[index] == UInt8(ascii: ":") else {
            throw .badRequest("A header line does not begin with a name and a colon.")
        }
        let name = start..<index

        let valueStart = index + 1
        index = valueStart
        while index < bytes.count, !bytes[index].isControl { index += 1 }
        guard index < bytes.count else { return nil }
        guard bytes[index] == UInt8(ascii: "\r") || bytes[index] == UInt8(ascii: "\n") else {
            throw .badRequest("A header line holds a control character.")
        }
        guard let next = try endOfLine(bytes, at: index) else { return nil }

        fields.append(Field(name: Slice(name), value: Slice(bytes.trimmingBlanks(valueStart..<index))))
        if let known = KnownField(bytes.extracting(name)) {
            note(known)
        }
        return next
    }

    mutating func note(_ field: KnownField) {
        let place = Int(field.rawValue)
        if places[place] == 0 {
            places[place] = UInt8(truncatingIfNeeded: fields.count)
        } else {
            repeated |= 1 << UInt32(place)
        }
    }
}

extension UInt8 {
    /// What may stand in a request target: visible ASCII but for `"`, `#`, `<` and `>`. Browsers send the other
    /// characters that RFC 3986 wants encoded (`|`, `^`, braces) as they are.
    fileprivate var isTarget: Bool {
        self > 0x20 && self < 0x7F && self != UInt8(ascii: "\"") && self != UInt8(ascii: "#")
            && self != UInt8(ascii: "<") && self != UInt8(ascii: ">")
    }
}
