#include "CKernels.h"
#include "clones.h"
#include "random.h"

typedef struct {
  float *output, *mask;
  const float *input;
  uint32_t threshold;
  float kept;
  uint64_t key;
} dropout;

CK_CLONES static void dropout_range(int64_t begin, int64_t end, void *state) {
  const dropout d = *(const dropout *)state;
  for (int64_t i = begin; i < end; i++) {
    float factor = ck_random_word(d.key, i) >= d.threshold ? d.kept : 0.0f;
    d.mask[i] = factor;
    d.output[i] = d.input[i] * factor;
  }
}

void ck_dropout(float *output, float *mask, const float *input, float rate, uint64_t key, int64_t count) {
  dropout d = {output, mask, input, (uint32_t)(rate * 4294967296.0), 1.0f / (1.0f - rate), key};
  ck_parallel(count, CK_GRAIN, dropout_range, &d);
}
