#include "CKernels.h"
#include "clones.h"

typedef struct {
  float *target;
  const float *first, *second;
} pair;

CK_CLONES static void add_range(int64_t begin, int64_t end, void *state) {
  const pair p = *(const pair *)state;
  for (int64_t i = begin; i < end; i++) p.target[i] = p.first[i] + p.second[i];
}

void ck_add(float *target, const float *first, const float *second, int64_t count) {
  pair p = {target, first, second};
  ck_parallel(count, CK_GRAIN, add_range, &p);
}

CK_CLONES static void add_relu_range(int64_t begin, int64_t end, void *state) {
  const pair p = *(const pair *)state;
  for (int64_t i = begin; i < end; i++) {
    const float sum = p.first[i] + p.second[i];
    // Written so that NaN stays.
    p.target[i] = sum <= 0 ? 0 : sum;
  }
}

void ck_add_relu(float *target, const float *first, const float *second, int64_t count) {
  pair p = {target, first, second};
  ck_parallel(count, CK_GRAIN, add_relu_range, &p);
}

CK_CLONES static void multiply_range(int64_t begin, int64_t end, void *state) {
  const pair p = *(const pair *)state;
  for (int64_t i = begin; i < end; i++) p.target[i] = p.first[i] * p.second[i];
}

void ck_multiply(float *target, const float *first, const float *second, int64_t count) {
  pair p = {target, first, second};
  ck_parallel(count, CK_GRAIN, multiply_range, &p);
}

CK_CLONES static void hard_sigmoid_range(int64_t begin, int64_t end, void *state) {
  const pair p = *(const pair *)state;
  for (int64_t i = begin; i < end; i++) {
    const float share = p.first[i] * (1.0f / 6) + 0.5f;
    // Written so that NaN stays.
    p.target[i] = share <= 0 ? 0 : share >= 1 ? 1 : share;
  }
}

void ck_hard_sigmoid(float *target, const float *source, int64_t count) {
  pair p = {target, source, source};
  ck_parallel(count, CK_GRAIN, hard_sigmoid_range, &p);
}

CK_CLONES static void hard_sigmoid_gradient_range(int64_t begin, int64_t end, void *state) {
  const pair p = *(const pair *)state;
  for (int64_t i = begin; i < end; i++)
    p.target[i] = p.second[i] > 0 && p.second[i] < 1 ? p.first[i] * (1.0f / 6) : 0;
}

void ck_hard_sigmoid_gradient(float *target, const float *gradient, const float *output, int64_t count) {
  pair p = {target, gradient, output};
  ck_parallel(count, CK_GRAIN, hard_sigmoid_gradient_range, &p);
}

void ck_update_running(float *running, const float *batch, float momentum, float scale, int64_t count) {
  for (int64_t i = 0; i < count; i++) running[i] += momentum * (batch[i] * scale - running[i]);
}
