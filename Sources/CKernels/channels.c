#include "CKernels.h"
#include "clones.h"

#include <string.h>

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

CK_CLONES static void sum_products_of_rows(int64_t begin, int64_t end, void *state) {
  const channels c = *(const channels *)state;
  for (int64_t row = begin; row < end; row++) {
    const float *source = c.source + row * c.area * c.lanes, *factors = c.factors + row * c.area * c.lanes;
    for (int64_t lane = 0; lane < c.lanes; lane++) {
      double sum = 0;
      for (int64_t i = lane; i < c.area * c.lanes; i += c.lanes) sum += (double)source[i] * factors[i];
      c.target[row * c.lanes + lane] = (float)sum;
    }
  }
}

void ck_sum_products(
    float *target, const float *first, const float *second, int64_t rows, int64_t area, int64_t lanes) {
  channels c = {target, first, second, area, lanes};
  ck_parallel(rows, CK_GRAIN / (area * lanes) + 1, sum_products_of_rows, &c);
}

typedef struct {
  float *values;
  const float *shifts;
  int64_t channels, area, lanes;
} channel_shift;

CK_CLONES static void shift_rows(int64_t begin, int64_t end, void *state) {
  const channel_shift c = *(const channel_shift *)state;
  const int64_t blocks = (c.channels + c.lanes - 1) / c.lanes;
  for (int64_t row = begin; row < end; row++) {
    float *values = c.values + row * c.area * c.lanes;
    const int64_t first = row % blocks * c.lanes;
    // The last block may end in padding lanes, which stay zero.
    const int64_t lanes = c.channels - first < c.lanes ? c.channels - first : c.lanes;
    const float *shifts = c.shifts + first;
    if (c.lanes == 1) {
      for (int64_t i = 0; i < c.area; i++) values[i] += shifts[0];
      continue;
    }
    for (int64_t i = 0; i < c.area; i++)
      for (int64_t lane = 0; lane < lanes; lane++) values[i * c.lanes + lane] += shifts[lane];
  }
}

void ck_shift_channels(
    float *values, const float *shifts, int64_t channels, int64_t rows, int64_t area, int64_t lanes) {
  channel_shift c = {values, shifts, channels, area, lanes};
  ck_parallel(rows, CK_GRAIN / (area * lanes) + 1, shift_rows, &c);
}

typedef struct {
  float *target;
  const float *source;
  ck_channels to, from;
  int64_t count, area, lanes;
} channel_copy;

// Copies positions begin..<end of one sample, by runs of channels that stand together on both sides.
static void copy_positions(const channel_copy *c, int64_t sample, int64_t begin, int64_t end) {
  for (int64_t done = 0; done < c->count;) {
    const int64_t t = c->to.first + done, s = c->from.first + done, lanes = c->lanes;
    int64_t run = lanes - t % lanes < lanes - s % lanes ? lanes - t % lanes : lanes - s % lanes;
    if (run > c->count - done) run = c->count - done;
    float *target = c->target + ((sample * c->to.blocks + t / lanes) * c->area + begin) * lanes + t % lanes;
    const float *source = c->source + ((sample * c->from.blocks + s / lanes) * c->area + begin) * lanes + s % lanes;
    if (run == lanes) {
      memcpy(target, source, sizeof(float) * (end - begin) * lanes);
    } else {
      for (int64_t i = 0; i < (end - begin) * lanes; i += lanes)
        for (int64_t lane = 0; lane < run; lane++) target[i + lane] = source[i + lane];
    }
    done += run;
  }
}

CK_CLONES static void copy_range(int64_t begin, int64_t end, void *state) {
  const channel_copy *c = state;
  while (begin < end) {
    const int64_t sample = begin / c->area, first = begin % c->area;
    const int64_t last = end - begin < c->area - first ? first + end - begin : c->area;
    copy_positions(c, sample, first, last);
    begin += last - first;
  }
}

void ck_copy_channels(
    float *target, ck_channels to, const float *source, ck_channels from, int64_t count, int64_t samples, int64_t area,
    int64_t lanes) {
  channel_copy c = {target, source, to, from, count, area, lanes};
  ck_parallel(samples * area, CK_GRAIN / count + 1, copy_range, &c);
}
