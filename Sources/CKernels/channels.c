#include "CKernels.h"
#include "clones.h"

typedef struct {
  float *target;
  const float *source, *factors;
  int64_t area, lanes;
} channels;

CK_CLONES static void scale_rows(int64_t begin, int64_t end, void *state) {
  const channels c = *(const channels *)state;
  for (int64_t row = begin; row < end; row++) {
    float *target = c.target + row * c.area * c.lanes;
    const float *source = c.source + row * c.area * c.lanes, *factors = c.factors + row * c.lanes;
    if (c.lanes == 1) {
      for (int64_t i = 0; i < c.area; i++) target[i] = source[i] * factors[0];
      continue;
    }
    for (int64_t i = 0; i < c.area; i++)
      for (int64_t lane = 0; lane < c.lanes; lane++)
        target[i * c.lanes + lane] = source[i * c.lanes + lane] * factors[lane];
  }
}

void ck_scale_channels(
    float *target, const float *source, const float *factors, int64_t rows, int64_t area, int64_t lanes) {
  channels c = {target, source, factors, area, lanes};
  ck_parallel(rows, CK_GRAIN / (area * lanes) + 1, scale_rows, &c);
}
