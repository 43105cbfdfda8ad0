#include "CKernels.h"
#include "../clones.h"

CK_CLONES void ck_scale_and_limit(float *values, float factor, float shift, float low, float high, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    const float x = values[i] * factor + shift, y = x > low ? x : low;
    values[i] = y < high ? y : high;
  }
}

CK_CLONES void ck_standardize(float *values, float mean, float deviation, int64_t count) {
  for (int64_t i = 0; i < count; i++) values[i] = (values[i] - mean) / deviation;
}

enum { LANES = 16 };

CK_CLONES void ck_extent(const float *values, int64_t count, float *low, float *high) {
  float lows[LANES], highs[LANES];
  for (int lane = 0; lane < LANES; lane++) lows[lane] = highs[lane] = values[0];
  int64_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) {
      const float x = values[i + lane];
      lows[lane] = x < lows[lane] ? x : lows[lane];
      highs[lane] = x > highs[lane] ? x : highs[lane];
    }
  }
  for (; i < count; i++) {
    lows[0] = values[i] < lows[0] ? values[i] : lows[0];
    highs[0] = values[i] > highs[0] ? values[i] : highs[0];
  }
  *low = lows[0];
  *high = highs[0];
  for (int lane = 1; lane < LANES; lane++) {
    *low = lows[lane] < *low ? lows[lane] : *low;
    *high = highs[lane] > *high ? highs[lane] : *high;
  }
}

CK_CLONES float ck_mean(const float *values, int64_t count) {
  double lanes[LANES] = {0};
  int64_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) lanes[lane] += values[i + lane];
  }
  double sum = 0;
  for (; i < count; i++) sum += values[i];
  for (int lane = 0; lane < LANES; lane++) sum += lanes[lane];
  return (float)(sum / (double)count);
}
