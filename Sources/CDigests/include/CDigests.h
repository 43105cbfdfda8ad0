#ifndef CDIGESTS_H
#define CDIGESTS_H

#include <stddef.h>
#include <stdint.h>

// Mixes whole blocks of 64 bytes into a SHA-256 state of eight words (FIPS 180-4, section 6.2.2).
void cdigests_sha256_blocks(uint32_t state[8], const uint8_t *blocks, size_t count);

// The same by what any processor has; the other uses instructions for it where there are some.
void cdigests_portable_blocks(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
