#include "sha256.h"

// Each block's schedule depends on that block alone, so the schedules of eight blocks are computed side by side, one a
// vector lane; only the rounds run one after another.
enum { LANES = 8 };

#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Each clone must hold the loops itself, or they would be compiled for the plainest processor only.
#define INLINED static inline __attribute__((always_inline))

const uint32_t cdigests_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

INLINED uint32_t rotated(uint32_t word, int places) { return word >> places | word << (32 - places); }

INLINED uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// The schedules of up to eight blocks, the round constants already added.
INLINED void schedule(uint32_t words[64][LANES], const uint8_t *blocks, size_t count) {
  for (size_t lane = 0; lane < LANES; lane++)
    for (int i = 0; i < 16; i++) words[i][lane] = lane < count ? big_endian(blocks + 64 * lane + 4 * i) : 0;
  for (int i = 16; i < 64; i++)
    for (int lane = 0; lane < LANES; lane++) {
      uint32_t old = words[i - 15][lane], recent = words[i - 2][lane];
      words[i][lane] = words[i - 16][lane] + words[i - 7][lane] +
                       (rotated(old, 7) ^ rotated(old, 18) ^ old >> 3) +
                       (rotated(recent, 17) ^ rotated(recent, 19) ^ recent >> 10);
    }
  for (int i = 0; i < 64; i++)
    for (int lane = 0; lane < LANES; lane++) words[i][lane] += cdigests_constants[i];
}

// One round. Instead of moving eight variables along, the next round names them one place further on.
#define ROUND(a, b, c, d, e, f, g, h, i)                                                     \
  do {                                                                                       \
    uint32_t sum = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + words[i][lane];   \
    sum += g ^ (e & (f ^ g));                                                                \
    d += sum;                                                                                \
    h = sum + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) | (c & (a | b))); \
  } while (0)

INLINED void rounds(uint32_t s[8], const uint32_t words[64][LANES], size_t lane) {
  uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
  for (int i = 0; i < 64; i += 8) {
    ROUND(a, b, c, d, e, f, g, h, i);
    ROUND(h, a, b, c, d, e, f, g, i + 1);
    ROUND(g, h, a, b, c, d, e, f, i + 2);
    ROUND(f, g, h, a, b, c, d, e, i + 3);
    ROUND(e, f, g, h, a, b, c, d, i + 4);
    ROUND(d, e, f, g, h, a, b, c, i + 5);
    ROUND(c, d, e, f, g, h, a, b, i + 6);
    ROUND(b, c, d, e, f, g, h, a, i + 7);
  }
  s[0] += a, s[1] += b, s[2] += c, s[3] += d, s[4] += e, s[5] += f, s[6] += g, s[7] += h;
}

CLONES void cdigests_portable_blocks(uint32_t state[8], const uint8_t *blocks, size_t count) {
  uint32_t words[64][LANES];
  while (count > 0) {
    size_t taken = count < LANES ? count : LANES;
    schedule(words, blocks, taken);
    for (size_t lane = 0; lane < taken; lane++) rounds(state, words, lane);
    blocks += 64 * taken;
    count -= taken;
  }
}

void cdigests_sha256_blocks(uint32_t state[8], const uint8_t *blocks, size_t count) {
#if defined(__x86_64__)
  if (cdigests_has_extensions()) return cdigests_extended_blocks(state, blocks, count);
#endif
  cdigests_portable_blocks(state, blocks, count);
}
