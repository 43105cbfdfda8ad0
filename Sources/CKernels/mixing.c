#include "CKernels.h"
#include "clones.h"

CK_CLONES void ck_mix_pair(float *first, float *second, float share, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    const float a = first[i], b = second[i];
    first[i] = share * a + (1 - share) * b;
    second[i] = share * b + (1 - share) * a;
  }
}

CK_CLONES void ck_exchange(float *first, float *second, int64_t count) {
  for (int64_t i = 0; i < count; i++) {
    const float kept = first[i];
    first[i] = second[i];
    second[i] = kept;
  }
}
