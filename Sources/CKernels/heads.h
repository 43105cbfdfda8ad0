// How raw values become scores, one row at a time; shared by the losses.
#ifndef CKERNELS_HEADS_H
#define CKERNELS_HEADS_H

#include <math.h>
#include <stdint.h>

// Softmax of one row. Returns the logarithm of the sum of exp(x - largest), and the largest value:
// log p = x - largest - log_sum is exact where the probability itself underflows.
static inline double ck_softmax_row(float *scores, const float *x, int64_t classes, float *largest) {
  float top = x[0];
  for (int64_t c = 1; c < classes; c++) top = x[c] > top ? x[c] : top;
  double sum = 0;
  for (int64_t c = 0; c < classes; c++) {
    scores[c] = expf(x[c] - top);
    sum += scores[c];
  }
  const float inverse = (float)(1.0 / sum);
  for (int64_t c = 0; c < classes; c++) scores[c] *= inverse;
  *largest = top;
  return log(sum);
}

static inline float ck_sigmoid(float x) { return 1.0f / (1.0f + expf(-x)); }

// Minus the logarithm of sigmoid(-x): log(1 + exp(x)) without overflow for any x.
static inline double ck_softplus(float x) { return (x > 0 ? x : 0) + log1p(exp(-fabs((double)x))); }

#endif
