// Batch normalization with a sum and relu behind it, forward: two passes over memory, of which a convolution before it may
// take the first.
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "channels.h"

// Sums of x - pivot and of its square over positions of `width` neighbouring values.
static inline __attribute__((always_inline)) void sum_row(
    const int width, const float *x, int64_t count, const float pivot[STRIP], float sum[STRIP], float square[STRIP]) {
  for (int64_t i = 0; i + width <= count; i += width)
    for (int lane = 0; lane < width; lane++) {
      const float d = x[i + lane] - pivot[lane];
      sum[lane] += d;
      square[lane] += d * d;
    }
}

typedef struct {
  const ck_channel_shape *shape;
  const float *input, *pivots;
  double *sums;
} sums_job;

CK_CLONES static void sums_share(int64_t thread, int64_t threads, void *state) {
  const sums_job job = *(const sums_job *)state;
  const ck_channel_shape *s = job.shape;
  const int64_t rows = s->batch * s->blocks, count = s->area * s->lanes, channels = s->blocks * s->lanes;
  double *sums = job.sums + thread * 2 * channels;
  memset(sums, 0, 2 * channels * sizeof(double));
  for (int64_t row = rows * thread / threads; row < rows * (thread + 1) / threads; row++) {
    const float *x = job.input + row * count;
    float pivot[STRIP], sum[STRIP] = {0}, square[STRIP] = {0};
    spread_channels(s, row, job.pivots, pivot);
    if (s->lanes == 8)
      sum_row(8, x, count, pivot, sum, square);
    else
      sum_row(STRIP, x, count, pivot, sum, square);
    if (s->lanes == 1) sum_row(1, x + count / STRIP * STRIP, count % STRIP, pivot, sum, square);
    add_strip(s, sums + channel_of(s, row), sum);
    add_strip(s, sums + channels + channel_of(s, row), square);
  }
}

void ck_batch_norm_sums(const ck_channel_shape *shape, const float *input, float *pivots, double *sums) {
  for (int64_t c = 0; c < shape->channels; c++)
    pivots[c] = input[c / shape->lanes * shape->area * shape->lanes + c % shape->lanes];
  sums_job job = {shape, input, pivots, sums};
  ck_team(sums_share, &job);
}

void ck_batch_norm_moments(
    const ck_channel_shape *shape, const float *pivots, const double *sums, int64_t threads, float *mean,
    float *variance) {
  const int64_t channels = shape->blocks * shape->lanes;
  const double count = (double)(shape->batch * shape->area);
  for (int64_t c = 0; c < shape->channels; c++) {
    const double first = total(sums + c, 2 * channels, threads) / count;
    const double second = total(sums + channels + c, 2 * channels, threads) / count - first * first;
    mean[c] = (float)(pivots[c] + first);
    // Rounding may push a variance of nothing below zero; NaN stays.
    variance[c] = second < 0 ? 0 : (float)second;
  }
}

typedef struct {
  const ck_channel_shape *shape;
  const ck_batch_norm_forward_arguments *arguments;
} forward_job;

// y = x * scale + shift, with the sum and relu, for the `width` values of each position.
static inline __attribute__((always_inline)) void scale_row(
    const int width, const float *x, const float *addend, float *y, int64_t count, const float scale[STRIP],
    const float shift[STRIP], int32_t relu) {
  for (int64_t i = 0; i + width <= count; i += width)
    for (int lane = 0; lane < width; lane++) {
      float value = x[i + lane] * scale[lane] + shift[lane];
      if (addend != NULL) value += addend[i + lane];
      // Written so that NaN stays.
      y[i + lane] = relu && value <= 0 ? 0 : value;
    }
}

CK_CLONES static void scale_share(int64_t thread, int64_t threads, void *state) {
  const forward_job job = *(const forward_job *)state;
  const ck_channel_shape *s = job.shape;
  const ck_batch_norm_forward_arguments a = *job.arguments;
  const int64_t rows = s->batch * s->blocks, count = s->area * s->lanes;
  for (int64_t row = rows * thread / threads; row < rows * (thread + 1) / threads; row++) {
    const float *x = a.input + row * count, *addend = a.addend == NULL ? NULL : a.addend + row * count;
    float *y = a.output + row * count, scale[STRIP], shift[STRIP];
    for (int lane = 0; lane < STRIP; lane++) {
      const int64_t c = channel_of(s, row) + (s->lanes == 1 ? 0 : lane % s->lanes);
      scale[lane] = c < s->channels ? a.weight[c] / sqrtf(a.variance[c] + a.epsilon) : 0;
      shift[lane] = c < s->channels ? a.bias[c] - a.mean[c] * scale[lane] : 0;
    }
    if (s->lanes == 8)
      scale_row(8, x, addend, y, count, scale, shift, a.relu);
    else
      scale_row(STRIP, x, addend, y, count, scale, shift, a.relu);
    const int64_t rest = s->lanes == 1 ? count / STRIP * STRIP : count;
    scale_row(1, x + rest, addend == NULL ? NULL : addend + rest, y + rest, count - rest, scale, shift, a.relu);
  }
}

void ck_batch_norm_forward(const ck_channel_shape *shape, const ck_batch_norm_forward_arguments *arguments) {
  forward_job job = {shape, arguments};
  ck_team(scale_share, &job);
}
