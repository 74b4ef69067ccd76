package import Base
internal import COpenSSL
internal import Glibc

/// The SHA-256 of what comes piece by piece.
@safe package struct RunningDigest: ~Copyable {
    private let context: OpaquePointer

    package init() throws(SystemError) {
        guard let context = unsafe EVP_MD_CTX_new() else { throw SystemError("EVP_MD_CTX_new", code: ENOMEM) }
        unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
        unsafe self.context = unsafe context
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    package func add(_ bytes: Bytes) {
        unsafe EVP_DigestUpdate(context, bytes, bytes.count)
    }

    package consuming func finish() -> Bytes {
        var digest = Bytes(repeating: 0, count: 32)
        unsafe EVP_DigestFinal_ex(context, &digest, nil)
        return digest
    }
}
