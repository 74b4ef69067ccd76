#pragma once
// The two forms of a text that the house needs: libunistring names its normal forms by macros that Swift does not import.
// What comes back is `free`d by the caller; NULL where memory is short.
#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>

static inline uint8_t *cunistring_composed(const uint8_t *text, size_t size, size_t *length) {
    return u8_normalize(UNINORM_NFC, text, size, NULL, length);
}
static inline uint8_t *cunistring_folded(const uint8_t *text, size_t size, size_t *length) {
    return u8_casefold(text, size, NULL, UNINORM_NFKD, NULL, length);
}
