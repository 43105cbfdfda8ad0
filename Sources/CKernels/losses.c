#include "CKernels.h"

#include <math.h>
#include <stddef.h>

double ck_softmax_cross_entropy(
    float *scores, float *gradient, const float *logits, const int32_t *labels, int64_t rows, int64_t classes) {
  double loss = 0;
  const float share = 1.0f / (float)rows;
  for (int64_t row = 0; row < rows; row++) {
    const float *x = logits + row * classes;
    float *p = scores + row * classes;
    float largest = x[0];
    for (int64_t c = 1; c < classes; c++) largest = x[c] > largest ? x[c] : largest;
    double sum = 0;
    for (int64_t c = 0; c < classes; c++) {
      p[c] = expf(x[c] - largest);
      sum += p[c];
    }
    const float inverse = (float)(1.0 / sum);
    for (int64_t c = 0; c < classes; c++) p[c] *= inverse;
    // log-sum-exp form: exact where the probability itself underflows.
    loss += log(sum) + (double)largest - (double)x[labels[row]];
    if (gradient == NULL) continue;
    float *g = gradient + row * classes;
    for (int64_t c = 0; c < classes; c++) g[c] = p[c] * share;
    g[labels[row]] -= share;
  }
  return loss;
}

double ck_sigmoid_cross_entropy(
    float *scores, float *gradient, const float *logits, const int32_t *labels, int64_t rows, int64_t classes) {
  double loss = 0;
  const float share = 1.0f / (float)(rows * classes);
  for (int64_t row = 0; row < rows; row++) {
    double row_loss = 0;
    for (int64_t c = 0; c < classes; c++) {
      const int64_t i = row * classes + c;
      const float target = classes == 1 ? (float)labels[row] : (labels[row] == c ? 1.0f : 0.0f);
      const float x = logits[i];
      scores[i] = 1.0f / (1.0f + expf(-x));
      // max(x, 0) - x t + log(1 + exp(-|x|)): no overflow for any x.
      row_loss += (x > 0 ? x : 0) - (double)x * target + log1p(exp(-fabs((double)x)));
      if (gradient != NULL) gradient[i] = (scores[i] - target) * share;
    }
    loss += row_loss / (double)classes;
  }
  return loss;
}
