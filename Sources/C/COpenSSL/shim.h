#pragma once
// OpenSSL as C sees it, and a function for each macro, which Swift cannot call.
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
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
