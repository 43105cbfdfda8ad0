#include "CKernels.h"
#include "clones.h"

#include <stddef.h>

// Square roots are __builtin_elementwise_sqrt: sqrtf may set errno, which would keep the loops from being vectorised.

typedef struct {
  float *value;
  const float *gradient;
  float *velocity;
  float rate, momentum, decay;
  int32_t nesterov;
} sgd;

CK_CLONES static void sgd_range(int64_t begin, int64_t end, void *state) {
  const sgd s = *(const sgd *)state;
  if (s.velocity == NULL) {
    for (int64_t i = begin; i < end; i++) s.value[i] -= s.rate * (s.gradient[i] + s.decay * s.value[i]);
    return;
  }
  // Plain momentum steps along v; Nesterov's steps along g + momentum * v.
  const float of_velocity = s.nesterov ? s.momentum : 1.0f, of_gradient = s.nesterov ? 1.0f : 0.0f;
  for (int64_t i = begin; i < end; i++) {
    const float g = s.gradient[i] + s.decay * s.value[i];
    const float v = s.momentum * s.velocity[i] + g;
    s.velocity[i] = v;
    s.value[i] -= s.rate * (of_gradient * g + of_velocity * v);
  }
}

void ck_sgd(
    float *value, const float *gradient, float *velocity, int64_t count, float rate, float momentum, int32_t nesterov,
    float decay) {
  sgd s = {value, gradient, velocity, rate, momentum, decay, nesterov};
  ck_parallel(count, CK_GRAIN, sgd_range, &s);
}

typedef struct {
  float *value;
  const float *gradient;
  float *first, *second;
  ck_adam_coefficients c;
} adam;

CK_CLONES static void adam_range(int64_t begin, int64_t end, void *state) {
  const adam a = *(const adam *)state;
  const ck_adam_coefficients c = a.c;
  for (int64_t i = begin; i < end; i++) {
    const float g = a.gradient[i] + c.coupled_decay * a.value[i];
    const float m = c.beta1 * a.first[i] + (1.0f - c.beta1) * g;
    const float v = c.beta2 * a.second[i] + (1.0f - c.beta2) * g * g;
    a.first[i] = m;
    a.second[i] = v;
    a.value[i] = a.value[i] - c.decoupled_decay * a.value[i] - c.rate * m / (__builtin_elementwise_sqrt(v) + c.epsilon);
  }
}

void ck_adam(
    float *value, const float *gradient, float *first, float *second, int64_t count, ck_adam_coefficients c) {
  adam a = {value, gradient, first, second, c};
  ck_parallel(count, CK_GRAIN, adam_range, &a);
}

typedef struct {
  float *value;
  const float *gradient;
  float *square, *velocity;
  float rate, rho, epsilon, momentum, decay;
} rmsprop;

CK_CLONES static void rmsprop_range(int64_t begin, int64_t end, void *state) {
  const rmsprop r = *(const rmsprop *)state;
  for (int64_t i = begin; i < end; i++) {
    const float g = r.gradient[i] + r.decay * r.value[i];
    const float s = r.rho * r.square[i] + (1.0f - r.rho) * g * g;
    r.square[i] = s;
    const float step = g / (__builtin_elementwise_sqrt(s) + r.epsilon);
    if (r.velocity == NULL) {
      r.value[i] -= r.rate * step;
    } else {
      r.velocity[i] = r.momentum * r.velocity[i] + step;
      r.value[i] -= r.rate * r.velocity[i];
    }
  }
}

void ck_rmsprop(
    float *value, const float *gradient, float *square, float *velocity, int64_t count, float rate, float rho,
    float epsilon, float momentum, float decay) {
  rmsprop r = {value, gradient, square, velocity, rate, rho, epsilon, momentum, decay};
  ck_parallel(count, CK_GRAIN, rmsprop_range, &r);
}

typedef struct {
  float *value;
  const float *gradient;
  float *square;
  float rate, epsilon, decay;
} adagrad;

CK_CLONES static void adagrad_range(int64_t begin, int64_t end, void *state) {
  const adagrad a = *(const adagrad *)state;
  for (int64_t i = begin; i < end; i++) {
    const float g = a.gradient[i] + a.decay * a.value[i];
    const float s = a.square[i] + g * g;
    a.square[i] = s;
    a.value[i] -= a.rate * g / (__builtin_elementwise_sqrt(s) + a.epsilon);
  }
}

void ck_adagrad(
    float *value, const float *gradient, float *square, int64_t count, float rate, float epsilon, float decay) {
  adagrad a = {value, gradient, square, rate, epsilon, decay};
  ck_parallel(count, CK_GRAIN, adagrad_range, &a);
}

typedef struct {
  float *value;
  const float *gradient;
  float *momentum;
  float rate, beta1, beta2, decay;
} lion;

CK_CLONES static void lion_range(int64_t begin, int64_t end, void *state) {
  const lion l = *(const lion *)state;
  for (int64_t i = begin; i < end; i++) {
    const float g = l.gradient[i], m = l.momentum[i];
    const float mixture = l.beta1 * m + (1.0f - l.beta1) * g;
    // The sign of 0 is 0, which keeps padding at rest; that of NaN is NaN, so that it shows.
    const float sign = mixture > 0 ? 1.0f : mixture < 0 ? -1.0f : mixture;
    l.value[i] -= l.rate * (sign + l.decay * l.value[i]);
    l.momentum[i] = l.beta2 * m + (1.0f - l.beta2) * g;
  }
}

void ck_lion(
    float *value, const float *gradient, float *momentum, int64_t count, float rate, float beta1, float beta2,
    float decay) {
  lion l = {value, gradient, momentum, rate, beta1, beta2, decay};
  ck_parallel(count, CK_GRAIN, lion_range, &l);
}
