internal import COpenSSL

extension TLSContext {
    /// Whole days until the certificate runs out, below zero when it has.
    package var daysLeft: Int {
        var days: Int32 = 0
        var seconds: Int32 = 0
        let certificate = unsafe SSL_CTX_get0_certificate(context)
        guard unsafe ASN1_TIME_diff(&days, &seconds, nil, X509_get0_notAfter(certificate)) == 1 else { return -1 }
        return seconds < 0 || days < 0 ? Int(days) - 1 : Int(days)
    }
}
