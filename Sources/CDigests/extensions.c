#include "sha256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define SHA __attribute__((target("sha,sse4.1,ssse3")))

int cdigests_has_extensions(void) {
  // Asking the processor takes a microsecond in a virtual machine, which is longer than a block.
  static _Atomic int known = -1;
  int answer = known;
  if (answer < 0) {
    unsigned a, b, c, d;
    answer = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) && (c & bit_SSSE3) &&
             __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
    known = answer;
  }
  return answer;
}

// Four words of the schedule out of the sixteen before them, the oldest first.
SHA static inline __m128i next_words(__m128i w16, __m128i w12, __m128i w8, __m128i w4) {
  return _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(w16, w12), _mm_alignr_epi8(w4, w8, 4)), w4);
}

SHA void cdigests_extended_blocks(uint32_t s[8], const uint8_t *blocks, size_t count) {
  const __m128i big_endian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  // The instructions take the eight words of the state in this order.
  __m128i abef = _mm_set_epi32((int)s[0], (int)s[1], (int)s[4], (int)s[5]);
  __m128i cdgh = _mm_set_epi32((int)s[2], (int)s[3], (int)s[6], (int)s[7]);
  for (; count > 0; count--, blocks += 64) {
    const __m128i old_abef = abef, old_cdgh = cdgh;
    __m128i words[4];
#pragma GCC unroll 16
    for (int i = 0; i < 16; i++) {
      __m128i *group = &words[i % 4];
      if (i < 4) {
        *group = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * i)), big_endian);
      } else {
        *group = next_words(*group, words[(i + 1) % 4], words[(i + 2) % 4], words[(i + 3) % 4]);
      }
      const __m128i sum =
          _mm_add_epi32(*group, _mm_loadu_si128((const __m128i *)(cdigests_constants + 4 * i)));
      // Two rounds give the new half of the state, and the half that they were given becomes the other.
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }
    abef = _mm_add_epi32(abef, old_abef);
    cdgh = _mm_add_epi32(cdgh, old_cdgh);
  }
  s[0] = (uint32_t)_mm_extract_epi32(abef, 3), s[1] = (uint32_t)_mm_extract_epi32(abef, 2);
  s[4] = (uint32_t)_mm_extract_epi32(abef, 1), s[5] = (uint32_t)_mm_extract_epi32(abef, 0);
  s[2] = (uint32_t)_mm_extract_epi32(cdgh, 3), s[3] = (uint32_t)_mm_extract_epi32(cdgh, 2);
  s[6] = (uint32_t)_mm_extract_epi32(cdgh, 1), s[7] = (uint32_t)_mm_extract_epi32(cdgh, 0);
}
#endif
