// AVX-512 for the kernels that are written by hand: sixteen channels a vector.
//
// Their functions are compiled for AVX-512 whatever the package is built for, and called only where ck_has_wide_vectors()
// says that the processor has it. Elsewhere oneDNN computes the same.
#ifndef CKERNELS_WIDE_H
#define CKERNELS_WIDE_H

#if defined(__x86_64__)
#include <immintrin.h>
#include <stdint.h>

#define CK_WIDE_TARGET target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma")
#define CK_WIDE __attribute__((CK_WIDE_TARGET))
#define CK_WIDE_INLINE static inline __attribute__((always_inline, CK_WIDE_TARGET))
// Loops over registers: they must vanish, or the registers become memory.
#define CK_UNROLL _Pragma("clang loop unroll(full)")

#define CK_LANES 16
typedef __m512 lanes;

#define CK_ALL_LANES ((__mmask16)0xffff)

#endif
#endif
