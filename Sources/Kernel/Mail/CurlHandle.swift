internal import Base
internal import CCurl

/// A handle of libcurl with the connections that it keeps open. One thread at a time may use it.
@safe final class CurlHandle: @unchecked Sendable {
    private let raw: UnsafeMutableRawPointer
    private var code = CURLE_OK

    private static let isReady = ccurl_begin() != 0

    init?() {
        guard Self.isReady, let made = unsafe curl_easy_init() else { return nil }
        unsafe raw = made
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
    }

    /// Forgets all that was set, and keeps the connections.
    func reset() {
        unsafe curl_easy_reset(raw)
        code = CURLE_OK
    }

    // The first failure among these is the result of `perform`.

    func set(_ option: CURLoption, _ text: String) {
        note(unsafe ccurl_set_text(raw, option, text))
    }

    func set(_ option: CURLoption, _ number: Int) {
        note(unsafe ccurl_set_number(raw, option, number))
    }

    func set(_ option: CURLoption, size: Int) {
        note(unsafe ccurl_set_size(raw, option, curl_off_t(size)))
    }

    func set(_ option: CURLoption, _ pointer: UnsafeMutableRawPointer?) {
        note(unsafe ccurl_set_pointer(raw, option, pointer))
    }

    func set(_ option: CURLoption, _ callback: @escaping ccurl_callback) {
        note(unsafe ccurl_set_callback(raw, option, callback))
    }

    func perform() -> CURLcode {
        code == CURLE_OK ? unsafe curl_easy_perform(raw) : code
    }

    /// The number of the server's last answer.
    var responseCode: Int { unsafe ccurl_response_code(raw) }

    private func note(_ result: CURLcode) {
        if code == CURLE_OK {
            code = result
        }
    }
}
