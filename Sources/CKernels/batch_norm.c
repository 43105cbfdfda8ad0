// Batch normalization with a sum and relu behind it, in as few passes over memory as its statistics allow: two forward,
// two backward.
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "CKernels.h"
#include "clones.h"

// Partial sums of a row, which one channel or `lanes` channels share.
#define STRIP 16

static int64_t channel_of(const ck_channel_shape *s, int64_t row) { return row % s->blocks * s->lanes; }

// The values of a row's channels, one a lane; lanes past the last channel get zeros, and so keep theirs.
static void spread_channels(const ck_channel_shape *s, int64_t row, const float *values, float strip[STRIP]) {
  for (int lane = 0; lane < STRIP; lane++) {
    const int64_t c = channel_of(s, row) + (s->lanes == 1 ? 0 : lane % s->lanes);
    strip[lane] = c < s->channels ? values[c] : 0;
  }
}

// Adds the sums of a strip to the doubles of the row's channels.
static inline void add_strip(const ck_channel_shape *s, double *target, const float strip[STRIP]) {
  for (int64_t lane = 0; lane < (s->lanes == 1 ? STRIP : s->lanes); lane++)
    target[s->lanes == 1 ? 0 : lane] += (double)strip[lane];
}

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

static double total(const double *sums, int64_t step, int64_t threads) {
  double total = 0;
  for (int64_t thread = 0; thread < threads; thread++) total += sums[thread * step];
  return total;
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
