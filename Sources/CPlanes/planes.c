#include "CPlanes.h"

// One source, three machine codes: the loader picks the widest the processor has.
#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

CLONES void cplanes_split(
    const uint32_t *restrict values, size_t count, uint8_t *restrict low, uint8_t *restrict middle,
    uint8_t *restrict high, uint8_t *restrict top) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t rotated = values[i] << 1 | values[i] >> 31;
    low[i] = (uint8_t)rotated;
    middle[i] = (uint8_t)(rotated >> 8);
    high[i] = (uint8_t)(rotated >> 16);
    top[i] = (uint8_t)(rotated >> 24);
  }
}

CLONES void cplanes_join(
    uint32_t *restrict values, size_t count, const uint8_t *restrict low, const uint8_t *restrict middle,
    const uint8_t *restrict high, const uint8_t *restrict top) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t rotated =
        low[i] | (uint32_t)middle[i] << 8 | (uint32_t)high[i] << 16 | (uint32_t)top[i] << 24;
    values[i] = rotated >> 1 | rotated << 31;
  }
}

CLONES void cplanes_split_halves(
    const uint16_t *restrict values, size_t count, uint8_t *restrict low, uint8_t *restrict top) {
  for (size_t i = 0; i < count; i++) {
    low[i] = (uint8_t)(values[i] << 1 | values[i] >> 15);
    top[i] = (uint8_t)(values[i] >> 7);
  }
}

CLONES void cplanes_join_halves(
    uint16_t *restrict values, size_t count, const uint8_t *restrict low, const uint8_t *restrict top) {
  for (size_t i = 0; i < count; i++)
    values[i] = (uint16_t)((uint16_t)(low[i] >> 1) | (uint16_t)(top[i] << 7) | (uint16_t)(low[i] << 15));
}

CLONES void cplanes_round(const uint32_t *restrict values, size_t count, uint16_t *restrict rounded) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t value = values[i];
    const uint32_t nearest = (value + 0x7fff + (value >> 16 & 1)) >> 16;
    // A quiet NaN: its payload may lie in the bits that go.
    rounded[i] = (uint16_t)((value & 0x7fffffff) > 0x7f800000 ? value >> 16 | 0x40 : nearest);
  }
}

CLONES void cplanes_widen(uint32_t *restrict values, size_t count, const uint16_t *restrict rounded) {
  for (size_t i = 0; i < count; i++) values[i] = (uint32_t)rounded[i] << 16;
}

// By whole numbers alone, as threads that train take subnormal numbers for zero.
CLONES void cplanes_round_to_half(const uint32_t *restrict values, size_t count, uint16_t *restrict rounded) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t magnitude = values[i] & 0x7fffffff;
    const uint32_t exponent = magnitude >> 23;
    // A carry out of the fraction rightly raises the exponent, up to infinity.
    const uint32_t normal = (magnitude + 0xfff + (magnitude >> 13 & 1)) >> 13;
    // Below 2^-14 halves have no leading one of their own: the bits that go are more, and below 2^-25 all.
    const uint32_t dropped = exponent < 101 ? 25 : exponent > 112 ? 14 : 126 - exponent;
    const uint32_t significand = (magnitude & 0x7fffff) | 0x800000;
    const uint32_t small = (significand + (1u << (dropped - 1)) - 1 + (significand >> dropped & 1)) >> dropped;
    uint32_t half = exponent < 113 ? small : normal - (112 << 10);
    half = magnitude >= 0x47800000 ? 0x7c00 : half;
    half |= values[i] >> 16 & 0x8000;
    rounded[i] = (uint16_t)(magnitude > 0x7f800000 ? 0x7e00 : half);
  }
}

CLONES void cplanes_widen_from_half(uint32_t *restrict values, size_t count, const uint16_t *restrict rounded) {
  for (size_t i = 0; i < count; i++) {
    const uint32_t magnitude = rounded[i] & 0x7fff;
    // What is subnormal as a half is a whole number of 2^-24, and a normal float.
    union { float number; uint32_t bits; } small = {.number = (float)(int32_t)magnitude * 0x1p-24f};
    const uint32_t normal = (magnitude << 13) + (112 << 23);
    uint32_t wide = magnitude < 0x400 ? small.bits : normal;
    wide = magnitude >= 0x7c00 ? 0x7f800000 : wide;
    wide |= (uint32_t)(rounded[i] & 0x8000) << 16;
    values[i] = magnitude > 0x7c00 ? 0x7fc00000 : wide;
  }
}
