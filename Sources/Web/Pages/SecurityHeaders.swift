internal import HTTP

/// The security headers of answers, built once.
enum SecurityHeaders {
    /// Headers of every answer: pages, redirects, files and exports.
    static let forAll: Fields = {
        var fields = Fields()
        fields.add("X-Content-Type-Options", "nosniff")
        return fields
    }()

    /// Further headers of pages.
    static let forPages: Fields = {
        var fields = Fields()
        // No inline script or style anywhere, so nothing that slips through an escape can run.
        fields.add(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'")
        fields.add("Referrer-Policy", "same-origin")
        fields.add("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        fields.add("Cross-Origin-Opener-Policy", "same-origin")
        fields.add("Cache-Control", "no-store")
        return fields
    }()
}
