#include "CPlanes.h"
#include "huffman.h"

#include <stdlib.h>

size_t cplanes_coded_bound(size_t count) { return count + 256; }

static void count_bytes(const uint8_t *plane, size_t count, uint32_t counts[256]) {
  // Four tables, as adding to one place again and again waits for itself.
  uint32_t tables[4][256] = {{0}};
  size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (int table = 0; table < 4; table++) tables[table][plane[i + table]]++;
  for (; i < count; i++) tables[0][plane[i]]++;
  for (int value = 0; value < 256; value++)
    counts[value] = tables[0][value] + tables[1][value] + tables[2][value] + tables[3][value];
}

static int ascending(const void *left, const void *right) {
  const uint64_t l = *(const uint64_t *)left, r = *(const uint64_t *)right;
  return l < r ? -1 : l > r;
}

// Lengths of a Huffman code of at least two values, none longer than the longest. `sorted` has counts, and below the
// lowest eight bits values, rarest first.
static void find_lengths(const uint64_t *sorted, int values, uint8_t lengths[256]) {
  uint64_t weights[511];
  int parents[511], depths[511];
  for (int leaf = 0; leaf < values; leaf++) weights[leaf] = sorted[leaf] >> 8;
  // Leaves and joined nodes both come in order of weight, so the two lightest are always at the heads of two queues.
  int leaf = 0, joined = values;
  for (int node = values; node < 2 * values - 1; node++) {
    weights[node] = 0;
    for (int child = 0; child < 2; child++) {
      const int takes_leaf = leaf < values && (joined >= node || weights[leaf] <= weights[joined]);
      const int taken = takes_leaf ? leaf++ : joined++;
      weights[node] += weights[taken];
      parents[taken] = node;
    }
  }
  depths[2 * values - 2] = 0;
  for (int node = 2 * values - 3; node >= 0; node--) depths[node] = depths[parents[node]] + 1;

  // Codes that are too long are cut; the room they lack is taken from the rarest of the others, and what is left of it
  // given to the most frequent. Room is counted in codes of the greatest length.
  int room = 0;
  for (int i = 0; i < values; i++) {
    if (depths[i] > CPLANES_LONGEST) depths[i] = CPLANES_LONGEST;
    room += 1 << (CPLANES_LONGEST - depths[i]);
  }
  for (int i = 0; i < values; i++)
    for (; room > CPLANES_TABLE && depths[i] < CPLANES_LONGEST; depths[i]++)
      room -= 1 << (CPLANES_LONGEST - depths[i] - 1);
  for (int i = values - 1; i >= 0; i--)
    for (; depths[i] > 1 && room + (1 << (CPLANES_LONGEST - depths[i])) <= CPLANES_TABLE; depths[i]--)
      room += 1 << (CPLANES_LONGEST - depths[i]);
  for (int i = 0; i < values; i++) lengths[sorted[i] & 255] = (uint8_t)depths[i];
}

// Writes one stream; up to eight bytes after it are spoilt. Returns its size.
static size_t write_stream(
    const uint8_t *plane, size_t count, const uint32_t entries[256], uint8_t *stream) {
  uint8_t *next = stream;
  uint64_t bits = 0;
  unsigned waiting = 0;
  size_t i = 0;
  // Four codes of at most 11 bits and 7 that wait fit into a word.
  for (; i + 4 <= count; i += 4) {
    for (int k = 0; k < 4; k++) {
      const uint32_t entry = entries[plane[i + k]];
      bits |= (uint64_t)(entry >> 8) << waiting;
      waiting += entry & 255;
    }
    memcpy(next, &bits, 8);
    next += waiting >> 3;
    bits >>= waiting & ~7u;
    waiting &= 7;
  }
  for (; i < count; i++) {
    const uint32_t entry = entries[plane[i]];
    bits |= (uint64_t)(entry >> 8) << waiting;
    waiting += entry & 255;
  }
  memcpy(next, &bits, 8);
  next += (waiting + 7) >> 3;
  return (size_t)(next - stream);
}

static size_t write_plain(const uint8_t *plane, size_t count, uint8_t *coded) {
  coded[0] = CPLANES_PLAIN;
  memcpy(coded + 1, plane, count);
  return 1 + count;
}

size_t cplanes_code(const uint8_t *plane, size_t count, uint8_t *coded) {
  uint32_t counts[256];
  count_bytes(plane, count, counts);
  uint64_t sorted[256];
  int values = 0;
  for (int value = 0; value < 256; value++)
    if (counts[value]) sorted[values++] = (uint64_t)counts[value] << 8 | (uint64_t)value;
  if (values == 1) {
    coded[0] = CPLANES_SAME;
    coded[1] = plane[0];
    return 2;
  }
  const int first = (int)(sorted[0] & 255), last = (int)(sorted[values - 1] & 255);
  qsort(sorted, (size_t)values, sizeof *sorted, ascending);

  uint8_t lengths[256] = {0};
  uint16_t codes[256];
  find_lengths(sorted, values, lengths);
  cplanes_codes(lengths, codes);
  uint32_t entries[256];
  uint64_t bits = 0;
  for (int value = 0; value < 256; value++) {
    if (!lengths[value]) continue;
    entries[value] = (uint32_t)codes[value] << 8 | lengths[value];
    bits += (uint64_t)counts[value] * lengths[value];
  }
  const size_t head = 3 + (size_t)(last - first + 2) / 2 + 12;
  // Each stream may end within a byte.
  if (head + bits / 8 + 4 >= count) return write_plain(plane, count, coded);

  coded[0] = CPLANES_CODED;
  coded[1] = (uint8_t)first;
  coded[2] = (uint8_t)last;
  for (int value = first; value <= last; value += 2)
    coded[3 + (value - first) / 2] = (uint8_t)(lengths[value] | (value < last ? lengths[value + 1] << 4 : 0));
  size_t size = head, place = 0;
  for (int number = 0; number < 4; number++) {
    const size_t length = cplanes_quarter(count, number);
    const uint32_t written = (uint32_t)write_stream(plane + place, length, entries, coded + size);
    if (number < 3) memcpy(coded + head - 12 + 4 * number, &written, 4);
    size += written;
    place += length;
  }
  return size;
}
