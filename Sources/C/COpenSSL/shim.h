#pragma once
// OpenSSL as C sees it, and a function for each macro, which Swift cannot call.
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <limits.h>
#include <string.h>

static inline void ossl_set_minimum_version(SSL_CTX *context) { SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION); }
static inline void ossl_set_modes(SSL_CTX *context) {
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
}
static inline void ossl_set_options(SSL_CTX *context) {
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
}
static inline long ossl_get_ticket_keys(SSL_CTX *context, void *keys, long size) {
    return SSL_CTX_get_tlsext_ticket_keys(context, keys, size);
}
static inline long ossl_set_ticket_keys(SSL_CTX *context, void *keys, long size) {
    return SSL_CTX_set_tlsext_ticket_keys(context, keys, size);
}
static inline int ossl_select_http11(const unsigned char **chosen, unsigned char *length, const unsigned char *offered,
                                     unsigned int size) {
    static const unsigned char ours[] = "\x08http/1.1";
    int result = SSL_select_next_proto((unsigned char **)chosen, length, ours, sizeof ours - 1, offered, size);
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

// What takes OpenSSL a context and many small steps is one call for Swift. Each gives 1, or 0 when it failed.
static inline int ossl_hkdf_sha256(const void *secret, size_t secret_size, const void *salt, size_t salt_size,
                                   const void *label, size_t label_size, unsigned char *key, size_t size) {
    if (secret_size > INT_MAX || salt_size > INT_MAX || label_size > INT_MAX) return 0;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, NULL);
    int done = context && EVP_PKEY_derive_init(context) > 0
        && EVP_PKEY_CTX_set_hkdf_md(context, EVP_sha256()) > 0
        && EVP_PKEY_CTX_set1_hkdf_salt(context, salt, (int)salt_size) > 0
        && EVP_PKEY_CTX_set1_hkdf_key(context, secret, (int)secret_size) > 0
        && EVP_PKEY_CTX_add1_hkdf_info(context, label, (int)label_size) > 0
        && EVP_PKEY_derive(context, key, &size) > 0;
    EVP_PKEY_CTX_free(context);
    return done;
}

static inline EVP_MD_CTX *ossl_sha256_begin(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1) return context;
    EVP_MD_CTX_free(context);
    return NULL;
}

// AES-256-GCM: a key of 32 bytes, a nonce of 12, a tag of 16.
static inline int ossl_gcm_seal(const unsigned char *key, const unsigned char *nonce, const void *additional,
                                size_t additional_size, const void *plain, size_t size, unsigned char *sealed,
                                unsigned char *tag) {
    if (additional_size > INT_MAX || size > INT_MAX) return 0;
    int written = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int done = context && EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1
        && EVP_EncryptUpdate(context, NULL, &written, additional, (int)additional_size) == 1
        && EVP_EncryptUpdate(context, sealed, &written, plain, (int)size) == 1
        && EVP_EncryptFinal_ex(context, sealed + written, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, tag) == 1;
    EVP_CIPHER_CTX_free(context);
    return done;
}
static inline int ossl_gcm_open(const unsigned char *key, const unsigned char *nonce, const void *additional,
                                size_t additional_size, const void *sealed, size_t size, unsigned char *plain,
                                const unsigned char *tag) {
    if (additional_size > INT_MAX || size > INT_MAX) return 0;
    int written = 0;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int done = context && EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1
        && EVP_DecryptUpdate(context, NULL, &written, additional, (int)additional_size) == 1
        && EVP_DecryptUpdate(context, plain, &written, sealed, (int)size) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, (void *)tag) == 1
        && EVP_DecryptFinal_ex(context, plain + written, &written) == 1;
    EVP_CIPHER_CTX_free(context);
    return done;
}
