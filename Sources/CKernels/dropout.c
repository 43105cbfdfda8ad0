#include "CKernels.h"
#include "clones.h"

typedef struct {
  float *output, *mask;
  const float *input;
  uint32_t threshold;
  float kept;
  uint64_t key;
} dropout;

// A 32-bit finalizer (Wellons' lowbias32) over the index, keyed twice: vectorises, and needs no state.
static inline uint32_t random_word(uint64_t key, int64_t index) {
  uint32_t x = (uint32_t)index ^ (uint32_t)key;
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x ^= (uint32_t)(key >> 32);
  x *= 0x846ca68bu;
  x ^= x >> 16;
  return x;
}

CK_CLONES static void dropout_range(int64_t begin, int64_t end, void *state) {
  const dropout d = *(const dropout *)state;
  for (int64_t i = begin; i < end; i++) {
    float factor = random_word(d.key, i) >= d.threshold ? d.kept : 0.0f;
    d.mask[i] = factor;
    d.output[i] = d.input[i] * factor;
  }
}

void ck_dropout(float *output, float *mask, const float *input, float rate, uint64_t key, int64_t count) {
  dropout d = {output, mask, input, (uint32_t)(rate * 4294967296.0), 1.0f / (1.0f - rate), key};
  ck_parallel(count, CK_GRAIN, dropout_range, &d);
}
