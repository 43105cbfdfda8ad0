// Relu and the largest of a 2x2 window, as kernels fuse them into their last step.
#ifndef CKERNELS_WINDOWS_H
#define CKERNELS_WINDOWS_H

#include "wide.h"

// Zero comes first: the second operand is what max gives where one of them is NaN, so NaN stays.
CK_WIDE_INLINE lanes rectified(lanes x) { return _mm512_max_ps(_mm512_setzero_ps(), x); }

// The largest value of a window after relu, and which of the four it was: none where it is not above zero.
CK_WIDE_INLINE lanes pool_window(lanes a, lanes b, lanes c, lanes d, uint16_t mask[4]) {
  const lanes top = _mm512_max_ps(a, b), low = _mm512_max_ps(c, d);
  const lanes largest = rectified(_mm512_max_ps(top, low));
  const __mmask16 alive = _mm512_cmp_ps_mask(largest, _mm512_setzero_ps(), _CMP_GT_OQ);
  const __mmask16 upper = _mm512_cmp_ps_mask(top, low, _CMP_GE_OQ);
  const __mmask16 a_wins = _mm512_cmp_ps_mask(a, b, _CMP_GE_OQ), c_wins = _mm512_cmp_ps_mask(c, d, _CMP_GE_OQ);
  mask[0] = alive & upper & a_wins;
  mask[1] = alive & upper & ~a_wins;
  mask[2] = alive & ~upper & c_wins;
  mask[3] = alive & ~upper & ~c_wins;
  return largest;
}

#endif
