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

// Mean softmax cross-entropy of `rows` rows of `classes` logits.
// scores: probabilities; gradient (may be null): of the mean loss for the logits. Returns the sum of the rows' losses.
double ck_softmax_cross_entropy(
    float *scores, float *gradient, const float *logits, const int32_t *labels, int64_t rows, int64_t classes);

// Sigmoid cross-entropy against one-hot targets, mean over rows and classes; with one column, labels 0 and 1 are targets.
// Returns the sum of the rows' losses, a row's loss being the mean over its columns.
double ck_sigmoid_cross_entropy(
    float *scores, float *gradient, const float *logits, const int32_t *labels, int64_t rows, int64_t classes);

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

// Channels.

// target = source * factor of the channel, where memory is `rows` of `area` positions with `lanes` channels each, and
// factors has one value for each row and lane. target may be source.
void ck_scale_channels(
    float *target, const float *source, const float *factors, int64_t rows, int64_t area, int64_t lanes);

// Channels within one sample's worth of memory: blocks of `lanes` channels, block after block.
typedef struct {
  int64_t blocks;  // of a sample
  int64_t first;   // channel
} ck_channels;

// Copies `count` channels of each sample from the first of `from` on to the first of `to` on.
void ck_copy_channels(
    float *target, ck_channels to, const float *source, ck_channels from, int64_t count, int64_t samples, int64_t area,
    int64_t lanes);

#endif
