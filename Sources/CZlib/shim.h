#ifndef CNNLAB_CZLIB_SHIM_H
#define CNNLAB_CZLIB_SHIM_H

#include <zlib.h>

// zlib's initializers are macros over the header's version, which Swift does not import.

static inline int czlib_inflate_init(z_stream *stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

static inline int czlib_deflate_init(z_stream *stream, int level, int windowBits, int memoryLevel, int strategy) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, memoryLevel, strategy);
}

#endif
