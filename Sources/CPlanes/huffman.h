#ifndef CPLANES_HUFFMAN_H
#define CPLANES_HUFFMAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// A coded plane begins with how it is coded.
//
//   0: the bytes as they are
//   1: one byte that all of them are
//   2: Huffman codes:
//      the first and the last byte value that occurs; the lengths of the codes of these values and all between, four bits
//      each, the lower half of a byte first, 0 where a value does not occur; the sizes of the first three streams, 32
//      bits each, lowest byte first; four streams, one for each quarter of the plane. A quarter has a fourth of the
//      bytes, rounded up, but for the last ones, which have the rest. Four, so that a processor works on all at once.
//
// Codes are canonical: by length, then by value, counting up; in a stream they begin at the lowest bit of a byte, their
// highest bit first.
enum { CPLANES_PLAIN = 0, CPLANES_SAME = 1, CPLANES_CODED = 2 };

enum { CPLANES_LONGEST = 11, CPLANES_TABLE = 1 << CPLANES_LONGEST };

// The bytes in a quarter of a plane.
static inline size_t cplanes_quarter(size_t count, int number) {
  const size_t size = (count + 3) / 4, before = size * (size_t)number;
  return before >= count ? 0 : count - before < size ? count - before : size;
}

// The canonical codes, bits reversed.
static inline void cplanes_codes(const uint8_t lengths[256], uint16_t codes[256]) {
  unsigned next = 0;
  for (int length = 1; length <= CPLANES_LONGEST; length++) {
    next <<= 1;
    for (int value = 0; value < 256; value++) {
      if (lengths[value] != length) continue;
      unsigned reversed = 0;
      for (int bit = 0; bit < length; bit++) reversed |= (next >> bit & 1) << (length - 1 - bit);
      codes[value] = (uint16_t)reversed;
      next++;
    }
  }
}

#endif
