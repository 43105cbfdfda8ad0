#include "CKernels.h"
#include "heads.h"

#include <stddef.h>

double ck_softmax_cross_entropy(float *scores, float *gradient, ck_loss_batch b) {
  double loss = 0;
  for (int64_t row = 0; row < b.rows; row++) {
    const int64_t start = row * b.classes;
    const float *x = b.logits + start, *t = b.targets + start;
    float *p = scores + start, largest;
    const double log_sum = ck_softmax_row(p, x, b.classes, &largest);
    double row_loss = 0;
    for (int64_t c = 0; c < b.classes; c++) {
      if (t[c] > 0) row_loss += t[c] * (log_sum + (double)largest - (double)x[c]);
    }
    loss += row_loss * b.weights[row];
    if (gradient == NULL) continue;
    const float share = b.weights[row] / (float)b.rows;
    for (int64_t c = 0; c < b.classes; c++) gradient[start + c] = p[c] * share - t[c] * share;
  }
  return loss;
}

double ck_sigmoid_cross_entropy(float *scores, float *gradient, ck_loss_batch b) {
  double loss = 0;
  for (int64_t row = 0; row < b.rows; row++) {
    const float share = b.weights[row] / (float)(b.rows * b.classes);
    double row_loss = 0;
    for (int64_t i = row * b.classes; i < (row + 1) * b.classes; i++) {
      const float x = b.logits[i], t = b.targets[i];
      scores[i] = ck_sigmoid(x);
      // -t log p - (1 - t) log (1 - p) = softplus(x) - x t.
      row_loss += ck_softplus(x) - (double)x * t;
      if (gradient != NULL) gradient[i] = (scores[i] - t) * share;
    }
    loss += row_loss / (double)b.classes * b.weights[row];
  }
  return loss;
}

double ck_squared_error(float *scores, float *gradient, ck_loss_batch b, ck_head head) {
  double loss = 0;
  for (int64_t row = 0; row < b.rows; row++) {
    const int64_t start = row * b.classes;
    const float *x = b.logits + start, *t = b.targets + start;
    float *s = scores + start, largest;
    if (head == ck_head_softmax) {
      ck_softmax_row(s, x, b.classes, &largest);
    } else {
      for (int64_t c = 0; c < b.classes; c++) s[c] = head == ck_head_sigmoid ? ck_sigmoid(x[c]) : x[c];
    }
    // slope: the sum over classes of score times gradient, which the softmax takes off each class.
    double row_loss = 0, slope = 0;
    for (int64_t c = 0; c < b.classes; c++) {
      const double difference = (double)s[c] - t[c];
      row_loss += difference * difference;
      slope += s[c] * difference;
    }
    loss += row_loss / (double)b.classes * b.weights[row];
    if (gradient == NULL) continue;
    const float share = 2 * b.weights[row] / (float)(b.rows * b.classes);
    for (int64_t c = 0; c < b.classes; c++) {
      const float difference = s[c] - t[c];
      gradient[start + c] = share * (head == ck_head_softmax ? s[c] * (difference - (float)slope)
                                     : head == ck_head_sigmoid ? s[c] * (1 - s[c]) * difference
                                                               : difference);
    }
  }
  return loss;
}
