#ifndef CPLANES_H
#define CPLANES_H

#include <stddef.h>
#include <stdint.h>

// Planes of bytes out of 32-bit floats and back. Each value is rotated left by one bit first, which moves the sign from
// the top to the bottom, so that the exponent fills the top byte.
void cplanes_split(
    const uint32_t *values, size_t count, uint8_t *low, uint8_t *middle, uint8_t *high, uint8_t *top);
void cplanes_join(
    uint32_t *values, size_t count, const uint8_t *low, const uint8_t *middle, const uint8_t *high,
    const uint8_t *top);

// The same for values of 16 bits.
void cplanes_split_halves(const uint16_t *values, size_t count, uint8_t *low, uint8_t *top);
void cplanes_join_halves(uint16_t *values, size_t count, const uint8_t *low, const uint8_t *top);

// Floats to bfloat16, the nearest, ties to even; what is not a number stays none. And back.
void cplanes_round(const uint32_t *values, size_t count, uint16_t *rounded);
void cplanes_widen(uint32_t *values, size_t count, const uint16_t *rounded);

// The same for IEEE binary16, whose one NaN is positive and quiet.
void cplanes_round_to_half(const uint32_t *values, size_t count, uint16_t *rounded);
void cplanes_widen_from_half(uint32_t *values, size_t count, const uint16_t *rounded);

// The most bytes that a coded plane takes, with room for whole words at its end.
size_t cplanes_coded_bound(size_t count);

// Huffman-codes a plane of at least one byte and at most 2^28; returns how many bytes that took.
size_t cplanes_code(const uint8_t *plane, size_t count, uint8_t *coded);

// Decodes a plane; returns whether the bytes were the code of exactly so many. Reads and writes nothing beyond them.
int cplanes_decode(const uint8_t *coded, size_t size, uint8_t *plane, size_t count);

#endif
