internal import Base
internal import CCurl

/// One mail on its way: what is left of it to be read, and what the server said against it.
final class SMTPDelivery {
    private let mail: Bytes
    private var position = 0
    private var refusal = Bytes()

    init(_ mail: Bytes) {
        self.mail = mail
    }

    func perform(by handle: CurlHandle) -> CURLcode {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_UPLOAD, 1)
        handle.set(CURLOPT_INFILESIZE_LARGE, size: mail.count)
        unsafe handle.set(CURLOPT_READFUNCTION, readMail)
        unsafe handle.set(CURLOPT_READDATA, context)
        unsafe handle.set(CURLOPT_HEADERFUNCTION, noteReply)
        unsafe handle.set(CURLOPT_HEADERDATA, context)
        return withExtendedLifetime(self) { handle.perform() }
    }

    fileprivate func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = mail[position..<min(mail.count, position + buffer.count)]
        unsafe buffer.copyBytes(from: piece)
        position += piece.count
        return piece.count
    }

    fileprivate func note(_ line: UnsafeRawBufferPointer) {
        // A refusal is not the last word: `QUIT` is answered too.
        if let first = unsafe line.first, "45".utf8.contains(first) {
            unsafe refusal = Bytes(line.prefix(500))
        }
    }

    /// Which of the three kinds of failure it is, in the server's words where it had some.
    func error(_ code: CURLcode, status: Int) -> MailError {
        let words = String(decoding: refusal, as: UTF8.self).oneLine
        let reason = unsafe String(cString: curl_easy_strerror(code))
        switch (code, status) {
        case (CURLE_USE_SSL_FAILED, _):
            return .misconfigured("the mail server offers no encryption")
        case (CURLE_PEER_FAILED_VERIFICATION, _), (CURLE_SSL_CONNECT_ERROR, _), (CURLE_SSL_CACERT_BADFILE, _):
            return .misconfigured("there is no safe way to the mail server: \(reason)")
        case (CURLE_OPERATION_TIMEDOUT, _):
            return .temporary("the mail server took too long")
        case (_, 400..<500):
            return .temporary("the mail server says: \(words)")
        case (CURLE_LOGIN_DENIED, _), (_, 530), (_, 534), (_, 535), (_, 538):
            return .misconfigured("the mail server refuses the login: \(words)")
        case (CURLE_SEND_ERROR, 500...):
            return .permanent("the mail server refuses the mail: \(words)")
        case (_, 500...):
            // Before the mail was on its way, it was not about the mail.
            return position > 0
                ? .permanent("the mail server refuses the mail: \(words)")
                : .misconfigured("the mail server refuses to talk: \(words)")
        default:
            return .temporary("the mail server cannot be reached: \(reason)")
        }
    }
}

private func delivery(_ context: UnsafeMutableRawPointer?) -> SMTPDelivery? {
    unsafe context.map { unsafe Unmanaged<SMTPDelivery>.fromOpaque($0).takeUnretainedValue() }
}

private func readMail(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    unsafe delivery(context)?.read(UnsafeMutableRawBufferPointer(start: bytes, count: size * count)) ?? 0
}

private func noteReply(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    unsafe delivery(context)?.note(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}
