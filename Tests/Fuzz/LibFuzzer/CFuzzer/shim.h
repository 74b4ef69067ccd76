#pragma once
#include <stddef.h>
#include <stdint.h>

// From the compiler's own runtime, which brings no header for it.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *input, size_t count));
