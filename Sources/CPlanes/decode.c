#include "CPlanes.h"
#include "huffman.h"

typedef struct {
  const uint8_t *next, *end;
  uint64_t bits;
  unsigned waiting;
  uint8_t *target, *target_end;
} stream;

// Takes in whole bytes; there must be eight. Bits beyond `waiting` are right already, and the next time the same.
#define FILL(s)                        \
  do {                                 \
    uint64_t word;                     \
    memcpy(&word, (s).next, 8);        \
    (s).bits |= word << (s).waiting;   \
    (s).next += (63 - (s).waiting) >> 3; \
    (s).waiting |= 56;                 \
  } while (0)

#define TAKE(s, k)                                              \
  do {                                                          \
    const unsigned entry = table[(s).bits & (CPLANES_TABLE - 1)]; \
    (s).target[k] = (uint8_t)entry;                             \
    (s).bits >>= entry >> 8;                                    \
    (s).waiting -= entry >> 8;                                  \
  } while (0)

// What is left of a stream, byte by byte; returns whether it ends with its last byte.
static int finish(stream s, const uint16_t table[CPLANES_TABLE]) {
  while (s.target < s.target_end) {
    for (; s.waiting <= 56 && s.next < s.end; s.waiting += 8) s.bits |= (uint64_t)*s.next++ << s.waiting;
    const unsigned entry = table[s.bits & (CPLANES_TABLE - 1)];
    if (entry >> 8 > s.waiting) return 0;
    *s.target++ = (uint8_t)entry;
    s.bits >>= entry >> 8;
    s.waiting -= entry >> 8;
  }
  return s.next == s.end ? s.waiting < 8 : 0;
}

static int has_words(const stream *s) { return s->end - s->next >= 8 && s->target_end - s->target >= 5; }

static int decode_streams(stream streams[4], const uint16_t table[CPLANES_TABLE]) {
  stream a = streams[0], b = streams[1], c = streams[2], d = streams[3];
  // Five codes of at most 11 bits lie within the 56 that are there.
  while (has_words(&a) && has_words(&b) && has_words(&c) && has_words(&d)) {
    FILL(a);
    FILL(b);
    FILL(c);
    FILL(d);
    for (int k = 0; k < 5; k++) {
      TAKE(a, k);
      TAKE(b, k);
      TAKE(c, k);
      TAKE(d, k);
    }
    a.target += 5;
    b.target += 5;
    c.target += 5;
    d.target += 5;
  }
  return finish(a, table) && finish(b, table) && finish(c, table) && finish(d, table);
}

// The value and, above it, the length of the code that begins each 11 bits; returns whether the code is complete, so
// that every bit pattern begins with a code.
static int fill_table(const uint8_t lengths[256], uint16_t table[CPLANES_TABLE]) {
  unsigned room = 0;
  for (int value = 0; value < 256; value++) {
    if (lengths[value] > CPLANES_LONGEST) return 0;
    if (lengths[value]) room += CPLANES_TABLE >> lengths[value];
  }
  if (room != CPLANES_TABLE) return 0;
  uint16_t codes[256];
  cplanes_codes(lengths, codes);
  for (unsigned value = 0; value < 256; value++)
    if (lengths[value])
      for (unsigned place = codes[value]; place < CPLANES_TABLE; place += 1u << lengths[value])
        table[place] = (uint16_t)(lengths[value] << 8 | value);
  return 1;
}

static int decode_codes(const uint8_t *coded, size_t size, uint8_t *plane, size_t count) {
  if (size < 3 || coded[2] < coded[1]) return 0;
  const int first = coded[1], last = coded[2];
  const size_t head = 3 + (size_t)(last - first + 2) / 2 + 12;
  if (size < head) return 0;
  uint8_t lengths[256] = {0};
  for (int value = first; value <= last; value++) {
    const int place = value - first;
    lengths[value] = coded[3 + place / 2] >> (place % 2 ? 4 : 0) & 15;
  }
  uint16_t table[CPLANES_TABLE];
  if (!fill_table(lengths, table)) return 0;
  stream streams[4];
  size_t at = head, place = 0;
  for (int number = 0; number < 4; number++) {
    uint32_t length = 0;
    if (number < 3) memcpy(&length, coded + head - 12 + 4 * number, 4);
    const size_t bytes = number < 3 ? length : size - at, values = cplanes_quarter(count, number);
    if (bytes > size - at) return 0;
    streams[number] = (stream){coded + at, coded + at + bytes, 0, 0, plane + place, plane + place + values};
    at += bytes;
    place += values;
  }
  return decode_streams(streams, table);
}

int cplanes_decode(const uint8_t *coded, size_t size, uint8_t *plane, size_t count) {
  if (size == 0 || count == 0) return 0;
  switch (coded[0]) {
    case CPLANES_PLAIN:
      if (size - 1 != count) return 0;
      memcpy(plane, coded + 1, count);
      return 1;
    case CPLANES_SAME:
      if (size != 2) return 0;
      memset(plane, coded[1], count);
      return 1;
    case CPLANES_CODED: return decode_codes(coded, size, plane, count);
    default: return 0;
  }
}
