extension RequestHead {
    /// Draws the conclusions from all lines: who is meant, how long the body is, and what becomes of the connection.
    mutating func conclude(_ bytes: borrowing Span<UInt8>) throws(Refusal) {
        try checkHost(bytes)
        framing = try findFraming(bytes)
        keepsAlive =
            minorVersion == 0
            ? lists(.connection, "keep-alive", bytes) && !lists(.connection, "close", bytes)
            : !lists(.connection, "close", bytes)
        try checkExpectation(bytes)
    }

    /// RFC 9112 section 3.2: one `Host`, and a proper one; an absolute target overrides it.
    private mutating func checkHost(_ bytes: borrowing Span<UInt8>) throws(Refusal) {
        guard !isRepeated(.host) else { throw .badRequest("The request has more than one Host field.") }
        guard let host = value(of: .host) else {
            guard minorVersion == 0 else { throw .badRequest("The request has no Host field.") }
            return
        }
        guard isAuthority(bytes.extracting(host.range)) else {
            throw .badRequest("The Host field of the request names no proper host.")
        }
        if authority.count == 0 { authority = host }
    }

    /// RFC 9112 section 6, without its leniencies.
    private func findFraming(_ bytes: borrowing Span<UInt8>) throws(Refusal) -> Framing {
        guard !isRepeated(.contentLength), !isRepeated(.transferEncoding) else {
            throw .badRequest("The request states its length more than once.")
        }
        if let coding = value(of: .transferEncoding) {
            guard !has(.contentLength) else {
                throw .badRequest("The request has both a Content-Length and a Transfer-Encoding.")
            }
            guard minorVersion == 1 else { throw .badRequest("HTTP/1.0 has no Transfer-Encoding.") }
            guard bytes.extracting(coding.range).equals(ignoringCase: "chunked") else {
                throw unknownCoding(bytes.extracting(coding.range))
            }
            return .chunked
        }
        guard let length = value(of: .contentLength) else { return .none }
        // 010 is eight to some and ten to others.
        guard let number = bytes.extracting(length.range).decimal,
            length.count == 1 || bytes[length.range.lowerBound] != UInt8(ascii: "0")
        else { throw .badRequest("The Content-Length of the request is not a plain number.") }
        return number == 0 ? .none : .length(number)
    }

    /// A coding we do not know is 501 (RFC 9112 section 6.1); a list that names `chunked` or is no list is an attempt.
    private func unknownCoding(_ value: borrowing Span<UInt8>) -> Refusal {
        for index in 0..<value.count where !value[index].isToken {
            return .badRequest("The Transfer-Encoding of the request is not plain \"chunked\".")
        }
        guard value.count > 0 else { return .badRequest("The Transfer-Encoding of the request is empty.") }
        return Refusal(.notImplemented, "This server does not know the Transfer-Encoding of the request.")
    }

    private mutating func checkExpectation(_ bytes: borrowing Span<UInt8>) throws(Refusal) {
        guard let expectation = value(of: .expect), minorVersion == 1 else { return }
        guard !isRepeated(.expect), bytes.extracting(expectation.range).equals(ignoringCase: "100-continue") else {
            throw Refusal(.expectationFailed, "This server cannot meet the expectation of the request.")
        }
        expectsContinue = framing != .none
    }

    /// Whether a comma-separated list, over all its lines, contains a word, given in lower case.
    package func lists(_ field: KnownField, _ word: StaticString, _ bytes: borrowing Span<UInt8>) -> Bool {
        guard let first = value(of: field) else { return false }
        guard isRepeated(field) else { return contains(word, bytes, first.range) }
        for line in fields where bytes.extracting(line.name.range).equals(ignoringCase: field.name) {
            if contains(word, bytes, line.value.range) { return true }
        }
        return false
    }

    private func contains(_ word: StaticString, _ bytes: borrowing Span<UInt8>, _ list: Range<Int>) -> Bool {
        var start = list.lowerBound
        while start <= list.upperBound {
            var end = start
            while end < list.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
            if bytes.extracting(bytes.trimmingBlanks(start..<end)).equals(ignoringCase: word) { return true }
            start = end + 1
        }
        return false
    }
}
