// The gradients of batch normalization with a sum and relu behind it: two passes over memory, of which a convolution before
// it may take the second.
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "channels.h"

typedef struct {
  const ck_channel_shape *shape;
  const ck_batch_norm_backward_arguments *arguments;
  int64_t threads;
} backward_job;

// Sums of the gradient and of its product with x - mean; relu's share of the gradient is taken out in place.
static inline __attribute__((always_inline)) void sum_gradients(
    const int width, float *g, const float *y, const float *x, int64_t count, const float mean[STRIP],
    float sum[STRIP], float product[STRIP]) {
  for (int64_t i = 0; i + width <= count; i += width)
    for (int lane = 0; lane < width; lane++) {
      float value = g[i + lane];
      if (y != NULL) {
        value = y[i + lane] > 0 ? value : 0;
        g[i + lane] = value;
      }
      sum[lane] += value;
      product[lane] += value * (x[i + lane] - mean[lane]);
    }
}

CK_CLONES static void gradient_share(int64_t thread, int64_t threads, void *state) {
  const backward_job job = *(const backward_job *)state;
  const ck_channel_shape *s = job.shape;
  const ck_batch_norm_backward_arguments a = *job.arguments;
  const int64_t rows = s->batch * s->blocks, count = s->area * s->lanes, channels = s->blocks * s->lanes;
  double *sums = a.sums + thread * 2 * channels;
  memset(sums, 0, 2 * channels * sizeof(double));
  for (int64_t row = rows * thread / threads; row < rows * (thread + 1) / threads; row++) {
    float *g = a.gradient + row * count;
    const float *y = a.output == NULL ? NULL : a.output + row * count, *x = a.input + row * count;
    float mean[STRIP], sum[STRIP] = {0}, product[STRIP] = {0};
    spread_channels(s, row, a.mean, mean);
    if (s->lanes == 8)
      sum_gradients(8, g, y, x, count, mean, sum, product);
    else
      sum_gradients(STRIP, g, y, x, count, mean, sum, product);
    const int64_t rest = s->lanes == 1 ? count / STRIP * STRIP : count;
    sum_gradients(1, g + rest, y == NULL ? NULL : y + rest, x + rest, count - rest, mean, sum, product);
    add_strip(s, sums + channel_of(s, row), sum);
    add_strip(s, sums + channels + channel_of(s, row), product);
  }
}

// Gradients of weight and bias, and what the input's gradient is made of:
// scale * (g - mean(g) - (x - mean) * mean(g (x - mean)) / variance), as a share of g, a share of x and a constant.
static void finish_gradients(const backward_job *job) {
  const ck_channel_shape *s = job->shape;
  const ck_batch_norm_backward_arguments *a = job->arguments;
  const int64_t channels = s->blocks * s->lanes;
  const double count = (double)(s->batch * s->area);
  for (int64_t c = 0; c < s->channels; c++) {
    const double sum = total(a->sums + c, 2 * channels, job->threads);
    const double product = total(a->sums + channels + c, 2 * channels, job->threads);
    const double inverse = 1 / sqrt((double)a->variance[c] + a->epsilon);
    a->weight_gradient[c] = (float)(product * inverse);
    a->bias_gradient[c] = (float)sum;
    const double scale = a->weight[c] * inverse, slope = product * inverse * inverse / count;
    a->shares[c] = (float)scale;
    a->shares[s->channels + c] = (float)(-scale * slope);
    a->shares[2 * s->channels + c] = (float)(scale * (a->mean[c] * slope - sum / count));
  }
}

static inline __attribute__((always_inline)) void spread_gradients(
    const int width, const float *g, const float *x, float *target, int64_t count, const float along_g[STRIP],
    const float along_x[STRIP], const float constant[STRIP]) {
  for (int64_t i = 0; i + width <= count; i += width)
    for (int lane = 0; lane < width; lane++)
      target[i + lane] = g[i + lane] * along_g[lane] + (x[i + lane] * along_x[lane] + constant[lane]);
}

CK_CLONES static void spread_share(int64_t thread, int64_t threads, void *state) {
  const backward_job job = *(const backward_job *)state;
  const ck_channel_shape *s = job.shape;
  const ck_batch_norm_backward_arguments a = *job.arguments;
  const int64_t rows = s->batch * s->blocks, count = s->area * s->lanes;
  for (int64_t row = rows * thread / threads; row < rows * (thread + 1) / threads; row++) {
    const float *g = a.gradient + row * count, *x = a.input + row * count;
    float *target = a.input_gradient + row * count, along_g[STRIP], along_x[STRIP], constant[STRIP];
    spread_channels(s, row, a.shares, along_g);
    spread_channels(s, row, a.shares + s->channels, along_x);
    spread_channels(s, row, a.shares + 2 * s->channels, constant);
    if (s->lanes == 8)
      spread_gradients(8, g, x, target, count, along_g, along_x, constant);
    else
      spread_gradients(STRIP, g, x, target, count, along_g, along_x, constant);
    const int64_t rest = s->lanes == 1 ? count / STRIP * STRIP : count;
    spread_gradients(1, g + rest, x + rest, target + rest, count - rest, along_g, along_x, constant);
  }
}

void ck_batch_norm_backward(
    const ck_channel_shape *shape, const ck_batch_norm_backward_arguments *arguments, int64_t threads) {
  backward_job job = {shape, arguments, threads};
  ck_team(gradient_share, &job);
  finish_gradients(&job);
  if (arguments->input_gradient != NULL) ck_team(spread_share, &job);
}
