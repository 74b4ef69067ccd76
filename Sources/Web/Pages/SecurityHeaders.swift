internal import HTTP

/// What every page tells the browser not to do, made once.
enum SecurityHeaders {
    static func forPages(isSecure: Bool) -> Fields {
        isSecure ? secure : plain
    }

    private static let plain = fields(isSecure: false)
    private static let secure = fields(isSecure: true)

    private static func fields(isSecure: Bool) -> Fields {
        var fields = Fields()
        // No inline script or style anywhere, so nothing that slips through an escape can run.
        fields.add(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'")
        fields.add("X-Content-Type-Options", "nosniff")
        fields.add("Referrer-Policy", "same-origin")
        fields.add("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        fields.add("Cross-Origin-Opener-Policy", "same-origin")
        fields.add("Cache-Control", "no-store")
        if isSecure { fields.add("Strict-Transport-Security", "max-age=31536000") }
        return fields
    }
}
