#include "CKernels.h"
#include "clones.h"

typedef struct {
  float *target;
  const float *source;
  float factor;
} combination;

CK_CLONES static void scale_range(int64_t begin, int64_t end, void *state) {
  const combination s = *(const combination *)state;
  for (int64_t i = begin; i < end; i++) s.target[i] *= s.factor;
}

void ck_scale(float *target, float factor, int64_t count) {
  combination s = {target, 0, factor};
  ck_parallel(count, CK_GRAIN, scale_range, &s);
}

// Comparisons that let NaN through, so that it is found where it began.
CK_CLONES static void clamp_range(int64_t begin, int64_t end, void *state) {
  const combination s = *(const combination *)state;
  for (int64_t i = begin; i < end; i++) {
    const float x = s.target[i];
    s.target[i] = x > s.factor ? s.factor : x < -s.factor ? -s.factor : x;
  }
}

void ck_clamp(float *target, float limit, int64_t count) {
  combination s = {target, 0, limit};
  ck_parallel(count, CK_GRAIN, clamp_range, &s);
}

CK_CLONES static void add_scaled_range(int64_t begin, int64_t end, void *state) {
  const combination s = *(const combination *)state;
  for (int64_t i = begin; i < end; i++) s.target[i] += s.factor * s.source[i];
}

void ck_add_scaled(float *target, const float *source, float factor, int64_t count) {
  combination s = {target, source, factor};
  ck_parallel(count, CK_GRAIN, add_scaled_range, &s);
}

CK_CLONES static void approach_range(int64_t begin, int64_t end, void *state) {
  const combination s = *(const combination *)state;
  for (int64_t i = begin; i < end; i++) s.target[i] += s.factor * (s.source[i] - s.target[i]);
}

void ck_approach(float *target, const float *source, float share, int64_t count) {
  combination s = {target, source, share};
  ck_parallel(count, CK_GRAIN, approach_range, &s);
}

// Fixed pieces, added up in order: the sum does not depend on the number of threads.
enum { PIECES = 64, LANES = 16 };

typedef struct {
  const float *values;
  int64_t count;
  double sums[PIECES];
} squares;

CK_CLONES static void squares_range(int64_t begin, int64_t end, void *state) {
  squares *s = state;
  for (int64_t piece = begin; piece < end; piece++) {
    const int64_t first = s->count * piece / PIECES, last = s->count * (piece + 1) / PIECES;
    double lanes[LANES] = {0};
    int64_t i = first;
    for (; i + LANES <= last; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) lanes[lane] += (double)s->values[i + lane] * s->values[i + lane];
    }
    double sum = 0;
    for (; i < last; i++) sum += (double)s->values[i] * s->values[i];
    for (int lane = 0; lane < LANES; lane++) sum += lanes[lane];
    s->sums[piece] = sum;
  }
}

double ck_sum_of_squares(const float *values, int64_t count) {
  squares s = {values, count, {0}};
  ck_parallel(PIECES, count < 2 * CK_GRAIN ? PIECES : 1, squares_range, &s);
  double sum = 0;
  for (int piece = 0; piece < PIECES; piece++) sum += s.sums[piece];
  return sum;
}

CK_CLONES int32_t ck_all_finite(const float *values, int64_t count) {
  // An exponent of all ones is an infinity or not a number.
  int32_t strange = 0;
  for (int64_t i = 0; i < count; i++) {
    uint32_t bits;
    __builtin_memcpy(&bits, values + i, sizeof bits);
    strange |= (bits & 0x7f800000u) == 0x7f800000u;
  }
  return !strange;
}
