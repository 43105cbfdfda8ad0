// What the two ways to mix blocks share.
#ifndef CDIGESTS_SHA256_H
#define CDIGESTS_SHA256_H

#include "CDigests.h"

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
extern const uint32_t cdigests_constants[64];

#if defined(__x86_64__)
// Whether the processor has instructions for SHA-256.
int cdigests_has_extensions(void);

// Mixes blocks by them.
void cdigests_extended_blocks(uint32_t state[8], const uint8_t *blocks, size_t count);
#endif

#endif
