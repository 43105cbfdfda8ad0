// Loops that oneDNN does not have: losses, optimizer updates, dropout, sums.
//
// All arrays are single precision. Loops over many values run on the threads of the OpenMP pool that oneDNN uses, split into
// fixed ranges, so a result does not depend on timing. Each loop is compiled for AVX-512, AVX2 and any processor, and
// picked when the program is loaded.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

// Threads that loops of the calling thread use from now on.
void ck_set_threads(int32_t threads);

// Calls body(begin, end, state) on ranges that cover 0..<count, in parallel where there are at least two grains.
void ck_parallel(int64_t count, int64_t grain, void (*body)(int64_t begin, int64_t end, void *state), void *state);

// target[i] = first[i] + second[i]; target may be one of them.
void ck_add(float *target, const float *first, const float *second, int64_t count);

// Inverted dropout (Srivastava et al., 2014): output = input * mask, mask = 0 with probability `rate`, else 1 / (1 - rate).
// The mask is a function of (key, index) alone.
void ck_dropout(float *output, float *mask, const float *input, float rate, uint64_t key, int64_t count);

// target[i] = first[i] * second[i].
void ck_multiply(float *target, const float *first, const float *second, int64_t count);

// running = (1 - momentum) * running + momentum * batch * scale.
void ck_update_running(float *running, const float *batch, float momentum, float scale, int64_t count);

// Stochastic gradient descent (Sutskever et al., 2013), weight decay added to the gradient. velocity may be null without momentum.
void ck_sgd(
    float *value, const float *gradient, float *velocity, int64_t count, float rate, float momentum, int32_t nesterov,
    float decay);

typedef struct {
  float rate;             // learning rate with both bias corrections folded in
  float beta1, beta2;     // decay of the first and second moments
  float epsilon;          // with the second moment's bias correction folded in
  float coupled_decay;    // weight decay added to the gradient
  float decoupled_decay;  // fraction of the value taken off, learning rate folded in (AdamW)
} ck_adam_coefficients;

// Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, 2019).
void ck_adam(
    float *value, const float *gradient, float *first, float *second, int64_t count,
    ck_adam_coefficients coefficients);

// RMSprop (Tieleman and Hinton, 2012); velocity may be null without momentum.
void ck_rmsprop(
    float *value, const float *gradient, float *square, float *velocity, int64_t count, float rate, float rho,
    float epsilon, float momentum, float decay);

// Adagrad (Duchi et al., 2011); square holds the sum of all squared gradients.
void ck_adagrad(
    float *value, const float *gradient, float *square, int64_t count, float rate, float epsilon, float decay);

// Lion (Chen et al., 2023): a step of `rate` along the sign of a mixture of momentum and gradient, decay decoupled.
void ck_lion(
    float *value, const float *gradient, float *momentum, int64_t count, float rate, float beta1, float beta2,
    float decay);

// MARK: losses

// A batch of raw values and what its scores should become.
typedef struct {
  const float *logits;   // rows x classes
  const float *targets;  // rows x classes, from 0 to 1; those of a softmax sum to 1 in each row
  const float *weights;  // of each row
  int64_t rows, classes;
} ck_loss_batch;

// What turns raw values into scores.
typedef enum { ck_head_none, ck_head_softmax, ck_head_sigmoid } ck_head;

// Each loss writes rows x classes scores and, where gradient is not null, the gradient of the weighted rows' mean loss.
// Each returns the sum of the weighted rows' losses, added up in double precision.

// Softmax, then -sum t log p over the classes.
double ck_softmax_cross_entropy(float *scores, float *gradient, ck_loss_batch batch);

// Sigmoids, then the mean of -t log p - (1 - t) log(1 - p) over the columns.
double ck_sigmoid_cross_entropy(float *scores, float *gradient, ck_loss_batch batch);

// Focal loss (Lin et al., 2017): cross-entropy whose logarithms are multiplied by (1 - p)^gamma, or p^gamma for 1 - p.
double ck_softmax_focal(float *scores, float *gradient, ck_loss_batch batch, float gamma);
double ck_sigmoid_focal(float *scores, float *gradient, ck_loss_batch batch, float gamma);

// The mean squared difference of scores and targets over the columns.
double ck_squared_error(float *scores, float *gradient, ck_loss_batch batch, ck_head head);

// MARK: gradients, averages and mixing

// target[i] *= factor.
void ck_scale(float *target, float factor, int64_t count);

// Limits each value to -limit...limit; NaN stays.
void ck_clamp(float *target, float limit, int64_t count);

// target[i] += factor * source[i].
void ck_add_scaled(float *target, const float *source, float factor, int64_t count);

// target[i] += share * (source[i] - target[i]).
void ck_approach(float *target, const float *source, float share, int64_t count);

// The sum of squares in double precision, the same for any number of threads.
double ck_sum_of_squares(const float *values, int64_t count);

// 1 where no value is infinite or NaN, else 0.
int32_t ck_all_finite(const float *values, int64_t count);

// first = share * first + (1 - share) * second, and the other way round.
void ck_mix_pair(float *first, float *second, float share, int64_t count);

// Exchanges the values of two arrays.
void ck_exchange(float *first, float *second, int64_t count);

// Makes the calling thread and the threads of its pool take numbers under 1.2e-38 for zero, which spares the processor
// the slow path that it has for them; does nothing where the processor has no such switch.
void ck_flush_denormals(void);

#endif
