// How loops over channels go through memory, and how their threads' sums are kept.
#ifndef CKERNELS_BATCH_NORM_CHANNELS_H
#define CKERNELS_BATCH_NORM_CHANNELS_H

#include "../include/CKernels.h"
#include "../clones.h"

// Partial sums of a row, which one channel or `lanes` channels share.
#define STRIP 16

static inline int64_t channel_of(const ck_channel_shape *s, int64_t row) { return row % s->blocks * s->lanes; }

// The values of a row's channels, one a lane; lanes past the last channel get zeros, and so keep theirs.
static inline void spread_channels(const ck_channel_shape *s, int64_t row, const float *values, float strip[STRIP]) {
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

// The sum of all threads' values at one place, in the order of the threads.
static inline double total(const double *sums, int64_t step, int64_t threads) {
  double total = 0;
  for (int64_t thread = 0; thread < threads; thread++) total += sums[thread * step];
  return total;
}

#endif
