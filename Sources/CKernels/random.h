// Random numbers of a position: a function of a key and an index, so that loops over them vectorise and need no state.
#ifndef CKERNELS_RANDOM_H
#define CKERNELS_RANDOM_H

#include <stdint.h>

// A 32-bit finalizer (Wellons' lowbias32) over the index, keyed twice.
static inline uint32_t ck_random_word(uint64_t key, int64_t index) {
  uint32_t x = (uint32_t)index ^ (uint32_t)key;
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x ^= (uint32_t)(key >> 32);
  x *= 0x846ca68bu;
  x ^= x >> 16;
  return x;
}

#endif
