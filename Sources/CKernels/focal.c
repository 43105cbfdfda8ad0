#include "CKernels.h"
#include "heads.h"

#include <stddef.h>

typedef struct {
  double value, slope;
} focal_term;

// -(1 - p)^gamma log p and its derivative for log p; `rest` is 1 - p, exact where p is close to 1.
static focal_term focal(double log_p, double rest, double gamma) {
  const double modulation = pow(rest, gamma);
  // log p / (1 - p) tends to -1.
  const double ratio = rest > 0 ? log_p / rest : -1;
  return (focal_term){-modulation * log_p, modulation * (gamma * exp(log_p) * ratio - 1)};
}

double ck_softmax_focal(float *scores, float *gradient, ck_loss_batch b, float gamma) {
  double loss = 0;
  for (int64_t row = 0; row < b.rows; row++) {
    const int64_t start = row * b.classes;
    const float *x = b.logits + start, *t = b.targets + start;
    float *p = scores + start, largest;
    const double log_sum = ck_softmax_row(p, x, b.classes, &largest);
    double row_loss = 0, slope = 0;
    for (int64_t c = 0; c < b.classes; c++) {
      if (!(t[c] > 0)) continue;
      const double log_p = (double)x[c] - (double)largest - log_sum;
      const focal_term term = focal(log_p, -expm1(log_p), gamma);
      row_loss += t[c] * term.value;
      slope += t[c] * term.slope;
    }
    loss += row_loss * b.weights[row];
    if (gradient == NULL) continue;
    const float share = b.weights[row] / (float)b.rows;
    for (int64_t c = 0; c < b.classes; c++) {
      double own = 0;
      if (t[c] > 0) {
        const double log_p = (double)x[c] - (double)largest - log_sum;
        own = t[c] * focal(log_p, -expm1(log_p), gamma).slope;
      }
      gradient[start + c] = (float)((own - slope * p[c]) * share);
    }
  }
  return loss;
}

double ck_sigmoid_focal(float *scores, float *gradient, ck_loss_batch b, float gamma) {
  double loss = 0;
  for (int64_t row = 0; row < b.rows; row++) {
    const float share = b.weights[row] / (float)(b.rows * b.classes);
    double row_loss = 0;
    for (int64_t i = row * b.classes; i < (row + 1) * b.classes; i++) {
      const float x = b.logits[i], t = b.targets[i];
      const double log_p = -ck_softplus(-x), log_q = -ck_softplus(x);
      const double p = exp(log_p), q = exp(log_q);
      const focal_term present = focal(log_p, q, gamma), absent = focal(log_q, p, gamma);
      scores[i] = ck_sigmoid(x);
      row_loss += t * present.value + (1 - t) * absent.value;
      if (gradient != NULL) gradient[i] = (float)((t * present.slope * q - (1 - t) * absent.slope * p) * share);
    }
    loss += row_loss / (double)b.classes * b.weights[row];
  }
  return loss;
}
