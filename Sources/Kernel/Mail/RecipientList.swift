internal import CCurl

/// Texts in the kind of list that libcurl takes.
enum RecipientList {
    static func with(_ texts: [String], _ body: (UnsafeMutableRawPointer?) -> CURLcode) -> CURLcode {
        var list: UnsafeMutablePointer<curl_slist>?
        defer { unsafe curl_slist_free_all(list) }
        for text in texts {
            guard let longer = unsafe curl_slist_append(list, text) else { return CURLE_OUT_OF_MEMORY }
            unsafe list = longer
        }
        return unsafe body(UnsafeMutableRawPointer(list))
    }
}
