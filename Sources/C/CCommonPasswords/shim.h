#pragma once
// The list of common passwords lies in the program itself: there is no file to find, and nothing to load.
#include <stddef.h>

static const unsigned char ccommon_passwords[] = {
#embed "common-passwords.txt"
};
static inline const unsigned char *ccommon_passwords_text(void) { return ccommon_passwords; }
static inline size_t ccommon_passwords_size(void) { return sizeof ccommon_passwords; }
