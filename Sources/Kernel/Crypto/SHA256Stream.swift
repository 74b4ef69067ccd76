package import Base
internal import COpenSSL

/// The SHA-256 of what comes piece by piece: of a file that memory should not hold.
@safe package struct SHA256Stream: ~Copyable {
    private let context: OpaquePointer

    package init() throws(CryptoError) {
        guard let context = unsafe ossl_sha256_begin() else { throw .openSSL("a digest cannot begin") }
        unsafe self.context = context
    }

    package func update(_ piece: Bytes) throws(CryptoError) {
        guard unsafe EVP_DigestUpdate(context, piece, piece.count) == 1 else {
            throw .openSSL("a digest cannot go on")
        }
    }

    package consuming func finish() throws(CryptoError) -> Bytes {
        var digest = Bytes(repeating: 0, count: 32)
        guard unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1 else { throw .openSSL("a digest cannot end") }
        return digest
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }
}
