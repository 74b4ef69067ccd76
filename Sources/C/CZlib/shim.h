#pragma once
#include <zlib.h>

// deflateInit2 and inflateInit2 are macros; 16 more window bits ask for the gzip wrapper.
static inline int czlib_gzip_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, MAX_WBITS + 16, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
}
static inline int czlib_gunzip_begin(z_stream *stream) { return inflateInit2(stream, MAX_WBITS + 16); }
// Without a wrapper, as zip archives have it.
static inline int czlib_inflate_begin(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
